package org.screlapse.headless.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

import org.knime.core.node.ExecutionContext;

/**
 * Everything the execution of one node needs from outside: where its file stores and large tables go, who hears of its
 * progress, whether it has been cancelled. Immutable but for the cancellation, which all copies share.
 */
public final class NodeRuntime {

    /** How many cells a table holds in memory by default before it moves to disk. */
    public static final int DEFAULT_CELLS_IN_MEMORY = 100_000;

    private final FileStoreRepository repository;
    private final FileStoreFolder fileStores;
    private final Path tempFolder;
    private final int cellsInMemory;
    private final ProgressListener listener;
    private final AtomicBoolean cancelled;

    private NodeRuntime(FileStoreRepository repository, FileStoreFolder fileStores, Path tempFolder, int cellsInMemory,
        ProgressListener listener, AtomicBoolean cancelled) {
        this.repository = repository;
        this.fileStores = fileStores;
        this.tempFolder = tempFolder;
        this.cellsInMemory = cellsInMemory;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /**
     * @param repository the file stores of the workflow
     * @param fileStores those of this node, from {@link FileStoreRepository#create(Path)}
     * @param tempFolder an existing folder for tables that do not fit in memory; must outlive the tables
     */
    public static NodeRuntime of(FileStoreRepository repository, FileStoreFolder fileStores, Path tempFolder) {
        return new NodeRuntime(repository, fileStores, tempFolder, DEFAULT_CELLS_IN_MEMORY, ProgressListener.NONE,
            new AtomicBoolean());
    }

    /** A runtime for a single node outside any workflow, for tests: everything goes below the given folder. */
    public static NodeRuntime standalone(Path folder) {
        FileStoreRepository repository = new FileStoreRepository();
        return of(repository, repository.create(folder.resolve("filestore")), folder);
    }

    /** @param cells how many cells a table holds in memory before it moves to disk; at least 0 */
    public NodeRuntime withCellsInMemory(int cells) {
        if (cells < 0) {
            throw new IllegalArgumentException("The number of cells in memory must not be negative: " + cells);
        }
        return new NodeRuntime(repository, fileStores, tempFolder, cells, listener, cancelled);
    }

    public NodeRuntime withProgressListener(ProgressListener newListener) {
        return new NodeRuntime(repository, fileStores, tempFolder, cellsInMemory, newListener, cancelled);
    }

    /** @return a context to execute the node in, with a progress of its own that starts at 0 */
    public ExecutionContext newExecutionContext() {
        return SharedSecrets.nodes().newContext(this, Progress.of(listener, cancelled::get));
    }

    /** Makes the node stop at its next check. */
    public void cancel() {
        cancelled.set(true);
    }

    public boolean isCancelled() {
        return cancelled.get();
    }

    public FileStoreRepository repository() {
        return repository;
    }

    public FileStoreFolder fileStores() {
        return fileStores;
    }

    public Path tempFolder() {
        return tempFolder;
    }

    public int cellsInMemory() {
        return cellsInMemory;
    }

    /** @see FileStoreFolder#create(String) */
    public StoredFile createFileStore(String name) throws IOException {
        return fileStores.create(name);
    }
}
