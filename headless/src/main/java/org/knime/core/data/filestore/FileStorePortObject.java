package org.knime.core.data.filestore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.node.port.PortObject;
import org.screlapse.headless.runtime.FileStoreRepository;
import org.screlapse.headless.runtime.SharedSecrets;
import org.screlapse.headless.runtime.StoredFile;

/**
 * A port object whose content lies in file stores, of its own node or of nodes before it; those are shared, not copied.
 * The object that a serializer makes with the constructor without parameters gets its file stores afterwards and is
 * told so by {@link #postConstruct()}.
 */
public abstract class FileStorePortObject implements PortObject {

    static {
        SharedSecrets.setFileStores(new SharedSecrets.FileStores() {

            @Override
            public FileStore open(FileStoreRepository repository, StoredFile file) {
                return new FileStore(repository, file);
            }

            @Override
            public List<StoredFile> files(FileStorePortObject object) {
                return object.storedFiles();
            }

            @Override
            public void flush(FileStorePortObject object) throws IOException {
                object.flushOnce();
            }

            @Override
            public void restore(FileStorePortObject object, FileStoreRepository repository, List<StoredFile> files)
                throws IOException {
                object.restore(repository, files);
            }
        });
    }

    private final List<FileStore> fileStores;
    private boolean flushed;

    /** For an object that a node makes; all file stores are of the same workflow. */
    protected FileStorePortObject(List<FileStore> fileStores) {
        this.fileStores = new ArrayList<>(fileStores);
        if (fileStores.stream().map(FileStore::repository).distinct().count() > 1) {
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

    private List<StoredFile> storedFiles() {
        return fileStores.stream().map(FileStore::stored).toList();
    }

    private void flushOnce() throws IOException {
        if (!flushed) {
            flushed = true;
            flushToFileStore();
        }
    }

    private void restore(FileStoreRepository repository, List<StoredFile> files) throws IOException {
        for (StoredFile file : files) {
            repository.requireKnown(file);
            fileStores.add(new FileStore(repository, file));
        }
        postConstruct();
    }

    /** Equal are objects of the same file stores in the same order. */
    @Override
    public boolean equals(Object other) {
        return other == this
            || other instanceof FileStorePortObject object && storedFiles().equals(object.storedFiles());
    }

    @Override
    public int hashCode() {
        return storedFiles().hashCode();
    }

    @Override
    public String toString() {
        return fileStores.toString();
    }
}
