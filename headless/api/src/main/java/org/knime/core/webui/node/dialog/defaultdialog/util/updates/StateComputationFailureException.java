package org.knime.core.webui.node.dialog.defaultdialog.util.updates;

/** Nothing can be computed for the dialog at the moment. */
public final class StateComputationFailureException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message why */
    public StateComputationFailureException(String message) {
        super(message);
    }
}
