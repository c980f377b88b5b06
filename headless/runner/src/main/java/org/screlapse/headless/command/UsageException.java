package org.screlapse.headless.command;

/** A command line that cannot be understood; the message is one sentence for the user. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    /** @param message one sentence */
    public UsageException(String message) {
        super(message);
    }
}
