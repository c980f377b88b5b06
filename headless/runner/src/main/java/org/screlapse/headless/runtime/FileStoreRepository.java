package org.screlapse.headless.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.knime.core.data.filestore.FileStore;

/** The file stores of all nodes of one workflow; a port object may hold those of several nodes, but of one workflow. */
public final class FileStoreRepository {

    private final Map<UUID, FileStoreFolder> folders = new ConcurrentHashMap<>();

    /** Opens the file stores of a node that is about to be executed; the folder need not exist. */
    public FileStoreFolder create(Path folder) {
        return add(new FileStoreFolder(UUID.randomUUID(), folder, false));
    }

    /** Makes the file stores of a node that was executed earlier known again, under the id they were saved with. */
    public FileStoreFolder register(UUID id, Path folder) {
        return add(new FileStoreFolder(id, folder, true));
    }

    private FileStoreFolder add(FileStoreFolder folder) {
        folders.put(folder.id(), folder);
        return folder;
    }

    /** The file store of that name, for a node or a port object. */
    FileStore open(StoredFile file) {
        return new FileStore(new Place(this, file));
    }

    /** Where a file store is. */
    private record Place(FileStoreRepository repository, StoredFile file) implements FileStore.Location {

        @Override
        public Path path() {
            return repository.resolve(file);
        }

        /** The same file store, loaded twice, has two repositories. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Place place && place.file.equals(file);
        }

        @Override
        public int hashCode() {
            return file.hashCode();
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** The name under which the file store of a node of this repository is found again. */
    static StoredFile nameOf(FileStore store) {
        return ((Place) store.location()).file();
    }

    /** @throws IllegalStateException if no node of the workflow has file stores of that id */
    Path resolve(StoredFile file) {
        FileStoreFolder folder = folders.get(file.folder());
        if (folder == null) {
            throw new IllegalStateException("Unknown file store folder " + file.folder() + " of \"" + file.name()
                + "\"; the node that created it has been reset or was not saved.");
        }
        return folder.resolve(file);
    }

    /**
     * @param files names of file stores
     * @return the file stores
     * @throws IOException if no node of the workflow has file stores of that id
     */
    List<FileStore> open(List<StoredFile> files) throws IOException {
        List<FileStore> stores = new ArrayList<>();
        for (StoredFile file : files) {
            requireKnown(file);
            stores.add(open(file));
        }
        return stores;
    }

    private void requireKnown(StoredFile file) throws IOException {
        if (!folders.containsKey(file.folder())) {
            throw new IOException("Could not find the file store \"" + file.name() + "\": no node of the workflow has "
                + "file stores of id " + file.folder() + ".");
        }
    }
}
