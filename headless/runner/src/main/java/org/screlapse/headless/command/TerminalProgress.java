package org.screlapse.headless.command;

import java.io.PrintStream;
import java.util.Locale;

import org.screlapse.engine.task.Progress;

/** Shows progress in one line of a terminal, and is cancelled by the user's Ctrl-C. */
public final class TerminalProgress implements Progress {

    private static final long NANOS_BETWEEN_LINES = 100_000_000;
    private static final int MESSAGE_WIDTH = 60;
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream terminal;
    private volatile boolean cancelled;
    private long lastShown = System.nanoTime() - NANOS_BETWEEN_LINES;
    private boolean shown;

    /** @param terminal where to show it; null to show nothing */
    TerminalProgress(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** Says that the user wants the command to stop. */
    public void cancel() {
        cancelled = true;
    }

    @Override
    public synchronized void report(double fraction, String message) {
        long now = System.nanoTime();
        if (terminal == null || cancelled) {
            return;
        }
        if (fraction >= 1) {
            erase();
        } else if (now - lastShown >= NANOS_BETWEEN_LINES) {
            String text = TerminalText.printable(message);
            terminal.print(ERASE + String.format(Locale.ROOT, "%3.0f %% %s", 100 * fraction,
                text.substring(0, Math.min(text.length(), MESSAGE_WIDTH))));
            terminal.flush();
            lastShown = now;
            shown = true;
        }
    }

    /** Leaves the line empty for what is printed next. */
    synchronized void erase() {
        if (shown) {
            terminal.print(ERASE);
            terminal.flush();
            shown = false;
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }
}
