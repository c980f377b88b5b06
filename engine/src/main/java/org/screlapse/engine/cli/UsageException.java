package org.screlapse.engine.cli;

/** A command line that cannot be understood; the message is one sentence for the user. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
