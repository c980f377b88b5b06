package org.screlapse.engine.score;

/**
 * The random numbers of R's {@code set.seed} with its default generators, so that a seed chooses the same genes here as
 * it does there: Mersenne Twister (Matsumoto and Nishimura 1998, 10.1145/272991.272995), normal deviates by inversion,
 * sampling by rejection (R 3.6 and later).
 */
final class RRandom {

    private static final int N = 624;
    private static final int M = 397;
    private static final int SCRAMBLES = 50;
    private static final int MULTIPLIER = 69069;
    private static final double TO_UNIT = 2.3283064365386963e-10;
    private static final double NORMAL_STEPS = 134217728;

    private final int[] state = new int[N];
    private int next = N;

    /** @param seed as given to R's {@code set.seed} */
    RRandom(final int seed) {
        int word = seed;
        for (int i = 0; i <= SCRAMBLES; i++) {
            word = MULTIPLIER * word + 1;
        }
        for (int i = 0; i < N; i++) {
            word = MULTIPLIER * word + 1;
            state[i] = word;
        }
    }

    /** @return a number between 0 and 1, both excluded */
    double uniform() {
        final double unit = (nextWord() & 0xFFFFFFFFL) * TO_UNIT;
        return Math.min(Math.max(unit, TO_UNIT / 2), 1 - TO_UNIT / 2);
    }

    /** @return the probability whose normal quantile R returns as the next normal deviate */
    double normalProbability() {
        final double coarse = (int) (NORMAL_STEPS * uniform());
        return (coarse + uniform()) / NORMAL_STEPS;
    }

    /**
     * Draws without replacement.
     *
     * @param from how many there are
     * @param size how many to draw, at most {@code from}
     * @return indices, in the order in which they were drawn
     */
    int[] sample(final int from, final int size) {
        final int[] left = new int[from];
        for (int i = 0; i < from; i++) {
            left[i] = i;
        }
        final int[] drawn = new int[size];
        for (int i = 0; i < size; i++) {
            final int remaining = from - i;
            final int index = index(remaining);
            drawn[i] = left[index];
            left[index] = left[remaining - 1];
        }
        return drawn;
    }

    private int index(final int bound) {
        final int bits = Integer.SIZE - Integer.numberOfLeadingZeros(bound - 1);
        long index;
        do {
            index = 0;
            for (int drawn = 0; drawn <= bits; drawn += Short.SIZE) {
                index = index << Short.SIZE | (long) (uniform() * (1 << Short.SIZE));
            }
            index &= (1L << bits) - 1;
        } while (index >= bound);
        return (int) index;
    }

    private int nextWord() {
        if (next == N) {
            twist();
            next = 0;
        }
        int word = state[next++];
        word ^= word >>> 11;
        word ^= word << 7 & 0x9d2c5680;
        word ^= word << 15 & 0xefc60000;
        return word ^ word >>> 18;
    }

    private void twist() {
        for (int i = 0; i < N; i++) {
            final int joined = state[i] & 0x80000000 | state[(i + 1) % N] & 0x7fffffff;
            state[i] = state[(i + M) % N] ^ joined >>> 1 ^ ((joined & 1) == 0 ? 0 : 0x9908b0df);
        }
    }
}
