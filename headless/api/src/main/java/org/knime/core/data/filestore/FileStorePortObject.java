package org.knime.core.data.filestore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.node.port.PortObject;
import org.screlapse.headless.api.NotInKnime;

/**
 * A port object whose content lies in file stores, of its own node or of nodes before it; those are shared, not copied.
 * The object that a serializer makes with the constructor without parameters gets its file stores afterwards and is
 * told so by {@link #postConstruct()}.
 */
public abstract class FileStorePortObject implements PortObject {

    private final List<FileStore> fileStores;
    private boolean flushed;

    /** For an object that a node makes; all file stores are of the same workflow. */
    protected FileStorePortObject(List<FileStore> fileStores) {
        this.fileStores = new ArrayList<>(fileStores);
        if (fileStores.stream().map(store -> store.location().repository()).distinct().count() > 1) {
            throw new IllegalStateException(
                "File Stores passed in constructor don't have the same data repository: " + fileStores);
        }
    }

    /** For a serializer. */
    protected FileStorePortObject() {
        fileStores = new ArrayList<>();
        flushed = true;
    }

    /** Called once the file stores of a loaded object are in place; reads from them what is needed at once. */
    protected void postConstruct() throws IOException {
        // for subclasses
    }

    /** Called once, after the node has handed the object over; writes what is still in memory to the file stores. */
    protected void flushToFileStore() throws IOException {
        // for subclasses
    }

    protected int getFileStoreCount() {
        return fileStores.size();
    }

    protected FileStore getFileStore(int index) {
        return fileStores.get(index);
    }

    /**
     * @param object a port object
     * @return its file stores
     */
    @NotInKnime
    public static List<FileStore> fileStores(FileStorePortObject object) {
        return List.copyOf(object.fileStores);
    }

    /**
     * Lets a port object write to its file stores what it still holds in memory. Does nothing the second time.
     *
     * @param object a port object that its node has handed over
     * @throws IOException if it cannot be written
     */
    @NotInKnime
    public static void flush(FileStorePortObject object) throws IOException {
        if (!object.flushed) {
            object.flushed = true;
            object.flushToFileStore();
        }
    }

    /**
     * @param object a port object that its serializer has just made
     * @param stores its file stores
     * @throws IOException if they cannot be read
     */
    @NotInKnime
    public static void restore(FileStorePortObject object, List<FileStore> stores) throws IOException {
        object.fileStores.addAll(stores);
        object.postConstruct();
    }

    private List<FileStore.Location> locations() {
        return fileStores.stream().map(FileStore::location).toList();
    }

    /** Equal are objects of the same file stores in the same order. */
    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof FileStorePortObject object && locations().equals(object.locations());
    }

    @Override
    public int hashCode() {
        return locations().hashCode();
    }

    @Override
    public String toString() {
        return fileStores.toString();
    }
}
