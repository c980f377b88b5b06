package org.screlapse.engine.abundance;

/** There are no replicates: nothing tells how much samples scatter, so that a model has no answer. */
public final class NoReplicatesException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** @param message the sentence for the user */
    NoReplicatesException(String message) {
        super(message);
    }
}
