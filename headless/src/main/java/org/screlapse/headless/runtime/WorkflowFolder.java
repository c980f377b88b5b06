package org.screlapse.headless.runtime;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The folder of the workflow whose node runs on the current thread, or on the thread that started it. */
public final class WorkflowFolder {

    private static final ThreadLocal<Path> CURRENT = new InheritableThreadLocal<>();

    private WorkflowFolder() {
    }

    /** @return the folder; empty outside any workflow */
    public static Optional<Path> current() {
        return Optional.ofNullable(CURRENT.get());
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
