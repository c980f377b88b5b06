package org.screlapse.headless.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

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

    /**
     * Follows a node's file stores to the folder into which they were moved or copied; files that open port objects ask
     * for from now on come from there.
     */
    public void moved(UUID id, Path newFolder) {
        folders.put(id, new FileStoreFolder(id, newFolder, true));
    }

    /** @throws IllegalStateException if no node of the workflow has file stores of that id */
    public Path resolve(StoredFile file) {
        FileStoreFolder folder = folders.get(file.folder());
        if (folder == null) {
            throw new IllegalStateException("Unknown file store folder " + file.folder() + " of \"" + file.name()
                + "\"; the node that created it has been reset or was not saved.");
        }
        return folder.resolve(file);
    }

    /** @throws IOException if no node of the workflow has file stores of that id */
    public void requireKnown(StoredFile file) throws IOException {
        if (!folders.containsKey(file.folder())) {
            throw new IOException("Could not find the file store \"" + file.name() + "\": no node of the workflow has "
                + "file stores of id " + file.folder() + ".");
        }
    }
}
