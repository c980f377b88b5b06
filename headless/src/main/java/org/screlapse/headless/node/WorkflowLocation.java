package org.screlapse.headless.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of the workflow that the current thread works for. The runner enters it around everything that a node
 * does, so that paths relative to the workflow can be resolved:
 *
 * <pre>
 * try (var location = WorkflowLocation.enter(folder)) {
 *     node.execute(…);
 * }
 * </pre>
 */
public final class WorkflowLocation implements AutoCloseable {

    private static final ThreadLocal<WorkflowLocation> CURRENT = new ThreadLocal<>();

    private final Path folder;

    private final WorkflowLocation outer;

    private WorkflowLocation(final Path folder, final WorkflowLocation outer) {
        this.folder = folder;
        this.outer = outer;
    }

    /**
     * @param workflowFolder the folder that holds workflow.knime
     * @return to be closed by the same thread
     */
    public static WorkflowLocation enter(final Path workflowFolder) {
        final var location = new WorkflowLocation(workflowFolder.toAbsolutePath().normalize(), CURRENT.get());
        CURRENT.set(location);
        return location;
    }

    /** @return the folder of the workflow that the current thread works for, absolute; empty outside of any workflow */
    public static Optional<Path> current() {
        return Optional.ofNullable(CURRENT.get()).map(location -> location.folder);
    }

    /**
     * @param path of a file, relative to the workflow's folder, with {@code /} or the system's separator
     * @return the file, absolute
     * @throws UncheckedIOException if there is no workflow or the path leaves its folder, which KNIME's batch
     *             application does not allow either
     */
    public static Path resolve(final String path) {
        final var folder = current().orElseThrow(() -> failure("The path \"" + path
            + "\" is relative to the workflow, but no workflow is running; give an absolute path."));
        final var relative = path.replaceFirst("^[/\\\\]+", "");
        final var resolved = folder.resolve(relative).normalize();
        if (!resolved.startsWith(folder)) {
            throw failure("The path \"" + path + "\" leaves the workflow's folder " + folder
                + "; keep the file inside of it or give an absolute path.");
        }
        return resolved;
    }

    private static UncheckedIOException failure(final String message) {
        return new UncheckedIOException(message, new IOException(message));
    }

    @Override
    public void close() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }
}
