package org.screlapse.headless.command;

import java.io.IOException;

/**
 * A command of the command line. Its class carries picocli's {@code @Command} with its name and description, and
 * {@code @Option} and {@code @Parameters} at what it is given; a file
 * {@code META-INF/services/org.screlapse.headless.command.Command} names it, so that a module adds its commands by
 * being on the class path.
 */
public interface Command {

    /**
     * Does it.
     *
     * @param console where results, notes and progress go
     * @return the exit code
     * @throws UsageException if an argument cannot be used
     * @throws IOException if a file cannot be read or written; the message is one sentence
     */
    int run(Console console) throws UsageException, IOException;

    /** Makes it stop soon, if it is being run; called from another thread. */
    default void cancel() {
        // a command that listens to the console's progress needs nothing more
    }
}
