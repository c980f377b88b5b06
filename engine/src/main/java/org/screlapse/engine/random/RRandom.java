package org.screlapse.engine.random;

/**
 * The random numbers of R's {@code set.seed} with its default generators, so that a seed chooses the same genes here as
 * it does there: Mersenne Twister (Matsumoto and Nishimura 1998, 10.1145/272991.272995), normal deviates by inversion,
 * sampling by rejection (R 3.6 and later).
 */
public final class RRandom {

    private static final int SCRAMBLES = 50;
    private static final int MULTIPLIER = 69069;
    private static final double TO_UNIT = 2.3283064365386963e-10;
    private static final double NORMAL_STEPS = 134217728;

    private final MersenneTwister bits;

    /** @param seed as given to R's {@code set.seed} */
    public RRandom(int seed) {
        int word = seed;
        for (int i = 0; i <= SCRAMBLES; i++) {
            word = MULTIPLIER * word + 1;
        }
        int[] state = new int[MersenneTwister.WORDS];
        for (int i = 0; i < state.length; i++) {
            word = MULTIPLIER * word + 1;
            state[i] = word;
        }
        bits = new MersenneTwister(state);
    }

    /** @return a number between 0 and 1, both excluded */
    public double uniform() {
        double unit = (bits.nextWord() & 0xFFFFFFFFL) * TO_UNIT;
        return Math.min(Math.max(unit, TO_UNIT / 2), 1 - TO_UNIT / 2);
    }

    /** @return the probability whose normal quantile R returns as the next normal deviate */
    public double normalProbability() {
        double coarse = (int) (NORMAL_STEPS * uniform());
        return (coarse + uniform()) / NORMAL_STEPS;
    }

    /**
     * Draws without replacement.
     *
     * @param from how many there are
     * @param size how many to draw, at most {@code from}
     * @return indices, in the order in which they were drawn
     */
    public int[] sample(int from, int size) {
        int[] left = new int[from];
        for (int i = 0; i < from; i++) {
            left[i] = i;
        }
        int[] drawn = new int[size];
        for (int i = 0; i < size; i++) {
            int remaining = from - i;
            int index = index(remaining);
            drawn[i] = left[index];
            left[index] = left[remaining - 1];
        }
        return drawn;
    }

    private int index(int bound) {
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(bound - 1);
        long index;
        do {
            index = 0;
            for (int drawn = 0; drawn <= width; drawn += Short.SIZE) {
                index = index << Short.SIZE | (long) (uniform() * (1 << Short.SIZE));
            }
            index &= (1L << width) - 1;
        } while (index >= bound);
        return (int) index;
    }
}
