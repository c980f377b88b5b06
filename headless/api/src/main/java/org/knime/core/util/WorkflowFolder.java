package org.knime.core.util;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.screlapse.headless.api.NotInKnime;

/** The folder of the workflow whose node runs on the current thread, or on the thread that started it. */
@NotInKnime
public final class WorkflowFolder {

    private static final ThreadLocal<Path> CURRENT = new InheritableThreadLocal<>();

    private WorkflowFolder() {
    }

    /** @return the folder; empty outside any workflow */
    public static Optional<Path> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * @param path relative to the workflow's folder
     * @return the file there
     * @throws IOException if there is no workflow, or the path leaves its folder
     */
    public static Path resolve(String path) throws IOException {
        Path folder = current().orElseThrow(() -> new IOException(
            "A path relative to the workflow cannot be resolved outside of a workflow; give an absolute path."));
        Path resolved = folder.resolve(path.replaceFirst("^/+", "")).normalize();
        if (!resolved.startsWith(folder)) { // KNIME's batch application does not allow that either
            throw new IOException("The path \"" + path + "\" leaves the workflow's folder " + folder
                + "; keep the file inside of it or give an absolute path.");
        }
        return resolved;
    }

    /** Does something on behalf of a node of the workflow in the folder. */
    public static <T> T callIn(Path folder, Callable<T> work) throws Exception {
        Path before = CURRENT.get();
        CURRENT.set(folder.toAbsolutePath().normalize());
        try {
            return work.call();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }
}
