package org.screlapse.headless.run;

/**
 * What a user should know about a node.
 *
 * @param kind how bad it is
 * @param text one sentence
 */
public record Message(Kind kind, String text) {

    /** How bad a message is. */
    public enum Kind {
        /** The result is there, but the user should know something about it. */
        WARNING,
        /** There is no result. */
        ERROR
    }

    static Message warning(String text) {
        return new Message(Kind.WARNING, text);
    }

    static Message error(String text) {
        return new Message(Kind.ERROR, text);
    }
}
