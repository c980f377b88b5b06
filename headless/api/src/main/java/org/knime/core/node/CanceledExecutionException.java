package org.knime.core.node;

/** Thrown by {@link ExecutionMonitor#checkCanceled()} once the user has cancelled the node. */
@SuppressWarnings("serial")
public class CanceledExecutionException extends Exception {

    public CanceledExecutionException() {
    }

    public CanceledExecutionException(String message) {
        super(message);
    }
}
