package org.screlapse.headless.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.NodeServices;

/**
 * Everything the execution of one node needs from outside: where its file stores and large tables go, who hears of its
 * progress, whether it has been cancelled. Immutable but for the cancellation, which all copies share.
 */
public final class NodeRuntime implements NodeServices {

    private static final int DEFAULT_CELLS_IN_MEMORY = 100_000;

    /** Hears how far a node has come; called from any thread. */
    @FunctionalInterface
    public interface ProgressListener {

        /**
         * @param fraction between 0 and 1
         * @param message what is being done now, null if nothing was said
         */
        void progress(double fraction, String message);
    }

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
     * @param repository the file stores of all nodes of the workflow
     * @param fileStores those of the node
     * @param tempFolder where large tables go; exists
     * @return a runtime whose progress nobody hears of
     */
    public static NodeRuntime of(FileStoreRepository repository, FileStoreFolder fileStores, Path tempFolder) {
        return new NodeRuntime(repository, fileStores, tempFolder, DEFAULT_CELLS_IN_MEMORY, (fraction, message) -> {},
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
        return new ExecutionContext(this);
    }

    /** Makes the node stop at its next check. */
    public void cancel() {
        cancelled.set(true);
    }

    @Override
    public boolean isCancelled() {
        return cancelled.get();
    }

    /** @return the file stores of the node */
    public FileStoreFolder fileStores() {
        return fileStores;
    }

    @Override
    public BufferedDataContainer createDataContainer(DataTableSpec spec, boolean initDomain) {
        return new BufferedDataContainer(new TableWriter(spec, initDomain, tempFolder, cellsInMemory));
    }

    /** @see FileStoreFolder#create(String) */
    @Override
    public FileStore createFileStore(String name) throws IOException {
        return repository.open(fileStores.create(name));
    }

    @Override
    public void progress(double fraction, String message) {
        listener.progress(fraction, message);
    }
}
