package org.screlapse.headless.command;

import java.io.PrintStream;

/** Where a command says what it found and what a user should know. */
public final class Console {

    private final PrintStream out;
    private final PrintStream err;
    private final TerminalProgress progress;

    /**
     * @param out where results go
     * @param err where sentences go that do not belong to the result
     * @param terminal whether {@code err} is a terminal, which shows the progress
     */
    public Console(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        progress = new TerminalProgress(terminal ? err : null);
    }

    /** @return where results go */
    public PrintStream out() {
        return out;
    }

    /** @return where sentences go that do not belong to the result */
    public PrintStream err() {
        return err;
    }

    /** @return shows how far a command is, and knows whether the user wants it to stop */
    public TerminalProgress progress() {
        return progress;
    }

    /** Says something that does not belong to the result. */
    public void note(String sentence) {
        err.println("NOTE " + TerminalText.printable(sentence));
    }

    /** Says why there is no result. */
    public void error(String sentence) {
        progress.erase();
        out.flush();
        err.println("ERROR " + TerminalText.printable(sentence));
        err.flush();
    }
}
