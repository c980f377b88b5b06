package org.knime.core.data.filestore;

import java.io.File;

import org.screlapse.headless.runtime.FileStoreRepository;
import org.screlapse.headless.runtime.StoredFile;

/** A file or folder that belongs to the node that created it, and is kept with the workflow. */
public final class FileStore {

    private final FileStoreRepository repository;
    private final StoredFile stored;

    FileStore(FileStoreRepository repository, StoredFile stored) {
        this.repository = repository;
        this.stored = stored;
    }

    /** @return where the file lies now; it is up to the node to create it */
    public File getFile() {
        return repository.resolve(stored).toFile();
    }

    FileStoreRepository repository() {
        return repository;
    }

    StoredFile stored() {
        return stored;
    }

    @Override
    public String toString() {
        return stored.toString();
    }
}
