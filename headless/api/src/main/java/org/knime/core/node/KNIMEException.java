package org.knime.core.node;

/** An expected failure of a node; the message is shown to the user, without a stack trace. */
@SuppressWarnings("serial")
public final class KNIMEException extends Exception {

    public KNIMEException(String message) {
        super(message);
    }

    public KNIMEException(String message, Throwable cause) {
        super(message, cause);
    }
}
