package org.screlapse.headless.cli;

/** An argument that cannot be used; the message is one sentence for the user. */
final class BadArgumentException extends Exception {

    private static final long serialVersionUID = 1L;

    BadArgumentException(String message) {
        super(message);
    }
}
