package org.knime.core.node;

/** Settings, or settings together with the input, with which a node cannot run; the message tells the user why. */
@SuppressWarnings("serial")
public class InvalidSettingsException extends Exception {

    public InvalidSettingsException(String message) {
        super(message);
    }

    public InvalidSettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
