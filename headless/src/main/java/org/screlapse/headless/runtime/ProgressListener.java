package org.screlapse.headless.runtime;

/** Hears how far a node has come; called from any thread. */
@FunctionalInterface
public interface ProgressListener {

    /** Hears nothing. */
    ProgressListener NONE = (fraction, message) -> {};

    /**
     * @param fraction between 0 and 1
     * @param message what the node does right now, or null when it has not said so
     */
    void progress(double fraction, String message);
}
