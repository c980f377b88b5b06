package org.screlapse.engine.task;

import java.util.concurrent.CancellationException;

/**
 * Where a long operation says how far it is, and asks whether to stop. Implementations must be safe for calls from
 * several threads.
 */
public interface Progress {

    /** Reports to nobody and is never cancelled. */
    Progress NONE = new Progress() {
        @Override
        public void report(double fraction, String message) {
            // nobody listens
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /**
     * @param fraction what is done, 0 to 1
     * @param message what is being done, for a person to read
     */
    void report(double fraction, String message);

    /** @return whether the user asked to stop */
    boolean isCancelled();

    /** @throws CancellationException if the user asked to stop */
    default void checkCancelled() {
        if (isCancelled()) {
            throw new CancellationException("cancelled");
        }
    }

    /**
     * Asks whether to stop, at some of very many small steps only.
     *
     * @param step number of the step, from 0 on
     * @throws CancellationException if the user asked to stop
     */
    default void checkNowAndThen(int step) {
        if (step % (1 << 16) == 0) {
            checkCancelled();
        }
    }

    /**
     * @param from where the part begins, 0 to 1
     * @param to where it ends, 0 to 1
     * @return a progress whose 0 to 1 is that part of this one
     */
    default Progress part(double from, double to) {
        Progress whole = this;
        return new Progress() {
            @Override
            public void report(double fraction, String message) {
                whole.report(from + fraction * (to - from), message);
            }

            @Override
            public boolean isCancelled() {
                return whole.isCancelled();
            }
        };
    }
}
