package org.screlapse.engine.task;

import java.util.Random;
import java.util.concurrent.CancellationException;

/** The random numbers of {@link Random}; a thread that was interrupted gets a {@link CancellationException} instead. */
public final class InterruptibleRandom extends Random {

    private static final long serialVersionUID = 1;

    /** @param seed the numbers are those of {@link Random#Random(long)} with this seed */
    public InterruptibleRandom(long seed) {
        super(seed);
    }

    @Override
    protected int next(int bits) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        return super.next(bits);
    }
}
