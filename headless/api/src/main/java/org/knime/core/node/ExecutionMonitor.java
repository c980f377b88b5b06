package org.knime.core.node;

/** Takes the progress of a node, and knows whether the user has cancelled it. */
public class ExecutionMonitor {

    private final NodeServices services;
    private double fraction;
    private String message;

    /** A monitor that nobody looks at and nobody cancels. */
    public ExecutionMonitor() {
        this(null);
    }

    ExecutionMonitor(NodeServices services) {
        this.services = services;
    }

    /** @throws CanceledExecutionException if the node has been cancelled */
    public void checkCanceled() throws CanceledExecutionException {
        if (services != null && services.isCancelled()) {
            throw new CanceledExecutionException("Execution canceled");
        }
    }

    /** @param reached how much is done, between 0 and 1; anything else is ignored */
    public synchronized void setProgress(double reached) {
        if (reached >= 0 && reached <= 1) {
            fraction = reached;
            if (services != null) {
                services.progress(fraction, message);
            }
        }
    }

    public synchronized void setProgress(double reached, String newMessage) {
        message = newMessage;
        setProgress(reached);
    }
}
