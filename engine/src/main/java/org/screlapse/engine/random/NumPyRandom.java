package org.screlapse.engine.random;

import java.util.Arrays;

/**
 * The random numbers of NumPy's {@code RandomState}, so that a seed chooses the same genes here as it does in Scanpy:
 * Mersenne Twister, shuffling from the end, indices by rejection.
 */
public final class NumPyRandom {

    private static final int MULTIPLIER = 1812433253;

    private final MersenneTwister bits;

    /** @param seed as given to {@code numpy.random.seed}, at least 0 */
    public NumPyRandom(int seed) {
        int[] state = new int[MersenneTwister.WORDS];
        state[0] = seed;
        for (int i = 1; i < state.length; i++) {
            state[i] = MULTIPLIER * (state[i - 1] ^ state[i - 1] >>> 30) + i;
        }
        bits = new MersenneTwister(state);
    }

    /**
     * Draws without replacement, as {@code choice} does.
     *
     * @param from how many there are
     * @param size how many to draw, at most {@code from}
     * @return indices, in the order in which they were drawn
     */
    public int[] sample(int from, int size) {
        int[] order = new int[from];
        Arrays.setAll(order, i -> i);
        for (int i = from - 1; i > 0; i--) {
            int other = index(i);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        return Arrays.copyOf(order, size);
    }

    private int index(int largest) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(largest);
        int index;
        do {
            index = bits.nextWord() & mask;
        } while (index > largest);
        return index;
    }
}
