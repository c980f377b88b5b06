package org.knime.core.node;

import java.util.function.BooleanSupplier;

/**
 * The progress of a node, or of a part that makes up a share of it. The root takes over any fraction it is given; a
 * part only ever moves its parent forward, as in KNIME.
 */
final class Progress {

    private final Progress parent;
    private final double share;
    private final boolean silent;
    private final NodeServices listener;
    private final BooleanSupplier cancelled;
    private double fraction;
    private String message;

    private Progress(Progress parent, double share, boolean silent, NodeServices listener, BooleanSupplier cancelled) {
        this.parent = parent;
        this.share = share;
        this.silent = silent;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /** The progress of a whole node. */
    static Progress of(NodeServices services) {
        return new Progress(null, 1, false, services, services::isCancelled);
    }

    /** A progress that nobody looks at and nobody cancels. */
    static Progress unseen() {
        return new Progress(null, 1, false, null, () -> false);
    }

    /**
     * @param partShare how much of this progress the part makes up, between 0 and 1
     * @param partSilent whether the messages of the part are dropped
     * @return the part
     */
    Progress part(double partShare, boolean partSilent) {
        if (!(partShare >= 0 && partShare <= 1)) {
            throw new IllegalArgumentException("Invalid sub progress size: " + partShare);
        }
        return new Progress(this, partShare, partSilent, null, cancelled);
    }

    /** A part that makes up all of this progress and is not cancelled with it. */
    Progress uncancellable() {
        return new Progress(this, 1, false, null, () -> false);
    }

    /** @param reached between 0 and 1; anything else is ignored */
    synchronized void reach(double reached) {
        if (!(reached >= 0 && reached <= 1)) {
            return;
        }
        if (parent == null) {
            fraction = reached;
            tell();
        } else if (reached > fraction) {
            parent.advance((reached - fraction) * share);
            fraction = reached;
        }
    }

    private synchronized void advance(double step) {
        reach(Math.min(1, fraction + step));
    }

    /** @param text what is being done now */
    void say(String text) {
        if (silent) {
            return;
        }
        if (parent != null) {
            parent.say(text);
            return;
        }
        synchronized (this) {
            message = text;
            tell();
        }
    }

    private void tell() {
        if (listener != null) {
            listener.progress(fraction, message);
        }
    }

    boolean isCancelled() {
        return cancelled.getAsBoolean();
    }
}
