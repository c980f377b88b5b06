package org.screlapse.headless.cli;

import java.util.List;

import org.screlapse.headless.run.ExitCode;

/** A sub-command of the command line. */
interface Command {

    /** The word that calls it. */
    String name();

    /** How it is called and what it does, ready to be printed. */
    List<String> help();

    /**
     * Does it.
     *
     * @param arguments what follows the name
     * @throws BadArgumentException if an argument cannot be used
     */
    ExitCode run(List<String> arguments) throws BadArgumentException;

    /** Makes it stop soon, if it is being run; called from another thread. */
    default void cancel() {
        // most commands are done in no time
    }
}
