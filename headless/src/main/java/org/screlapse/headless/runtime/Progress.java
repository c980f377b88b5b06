package org.screlapse.headless.runtime;

import java.util.function.BooleanSupplier;

/**
 * The progress of a node, or of a part that makes up a share of it. The root takes over any fraction it is given; a
 * part only ever moves its parent forward, as in KNIME.
 */
public final class Progress {

    private final Progress parent;
    private final double share;
    private final boolean silent;
    private final ProgressListener listener;
    private final BooleanSupplier cancelled;
    private double fraction;
    private String message;

    private Progress(Progress parent, double share, boolean silent, ProgressListener listener,
        BooleanSupplier cancelled) {
        this.parent = parent;
        this.share = share;
        this.silent = silent;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /** The progress of a whole node. */
    public static Progress of(ProgressListener listener, BooleanSupplier cancelled) {
        return new Progress(null, 1, false, listener, cancelled);
    }

    /**
     * @param partShare how much of this progress the part makes up, between 0 and 1
     * @param partSilent whether messages of the part are dropped
     */
    public Progress part(double partShare, boolean partSilent) {
        if (!(partShare >= 0 && partShare <= 1)) {
            throw new IllegalArgumentException("Invalid sub progress size: " + partShare);
        }
        return new Progress(this, partShare, partSilent, null, cancelled);
    }

    /** A part that makes up all of this progress and is not cancelled with it. */
    public Progress uncancellable() {
        return new Progress(this, 1, false, null, () -> false);
    }

    /** @param reached between 0 and 1; anything else is ignored */
    public synchronized void reach(double reached) {
        if (!(reached >= 0 && reached <= 1)) {
            return;
        }
        if (parent == null) {
            fraction = reached;
            listener.progress(fraction, message);
        } else if (reached > fraction) {
            parent.advance((reached - fraction) * share);
            fraction = reached;
        }
    }

    private synchronized void advance(double step) {
        reach(Math.min(1, fraction + step));
    }

    /** @param text what is being done now */
    public void say(String text) {
        if (silent) {
            return;
        }
        if (parent != null) {
            parent.say(text);
            return;
        }
        synchronized (this) {
            message = text;
            listener.progress(fraction, message);
        }
    }

    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }
}
