package org.screlapse.headless.workflow;

/** A folder or file that cannot be read as a workflow at all; the message is one sentence for the user. */
public final class WorkflowLoadException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message names the file, what was found, what was expected and what to do */
    public WorkflowLoadException(String message) {
        super(message);
    }

    /**
     * @param message names the file, what was found, what was expected and what to do
     * @param cause what went wrong underneath
     */
    public WorkflowLoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
