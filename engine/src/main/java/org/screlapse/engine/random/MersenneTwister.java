package org.screlapse.engine.random;

/**
 * The generator of random bits that R and NumPy both use, seeded in different ways (Matsumoto and Nishimura 1998,
 * 10.1145/272991.272995).
 */
final class MersenneTwister {

    /** Number of words of the state. */
    static final int WORDS = 624;
    private static final int M = 397;

    private final int[] state;
    private int next = WORDS;

    /** @param state the words of the state; taken over */
    MersenneTwister(int[] state) {
        this.state = state;
    }

    /** @return 32 random bits */
    int nextWord() {
        if (next == WORDS) {
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
        for (int i = 0; i < WORDS; i++) {
            int joined = (state[i] & 0x80000000) | (state[(i + 1) % WORDS] & 0x7fffffff);
            state[i] = state[(i + M) % WORDS] ^ joined >>> 1 ^ ((joined & 1) == 0 ? 0 : 0x9908b0df);
        }
    }
}
