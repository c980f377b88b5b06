package org.screlapse.engine.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.screlapse.engine.task.Progress;

/** What the command line can do. */
interface Command {

    /** Where a command says what it found and what a user should know. */
    record Output(PrintStream out, PrintStream err) {

        /** Says something that does not belong to the result. */
        void note(String sentence) {
            err.println("NOTE " + Main.printable(sentence));
        }
    }

    /** The word that calls it. */
    String name();

    /** How it is called and what it does, ready to be printed. */
    String help();

    /** The options that are followed by a value. */
    List<String> valueOptions();

    /** The options that are not. */
    List<String> flags();

    /**
     * Does it.
     *
     * @throws UsageException if an argument cannot be used
     * @throws IOException if a file cannot be read or written
     */
    void run(Arguments arguments, Output output, Progress progress) throws UsageException, IOException;
}
