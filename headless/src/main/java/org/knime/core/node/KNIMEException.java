package org.knime.core.node;

/** An expected failure of a node; the message is shown to the user, without a stack trace. */
@SuppressWarnings("serial")
public final class KNIMEException extends Exception {

    public KNIMEException(final String message) {
        super(message);
    }

    public KNIMEException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
