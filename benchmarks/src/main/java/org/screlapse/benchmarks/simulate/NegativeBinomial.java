package org.screlapse.benchmarks.simulate;

/** Counts that scatter around a mean more than Poisson counts do: variance = mean + mean² / size. */
final class NegativeBinomial {

    private static final int MAX_COUNT = 100_000;

    private NegativeBinomial() {
    }

    /**
     * @param mean mean, above 0
     * @param size the smaller, the more the counts scatter
     * @return probability of the count 0
     */
    static double zero(double mean, double size) {
        return Math.exp(-size * Math.log1p(mean / size));
    }

    /**
     * @param uniform a random number, 0 to 1
     * @param zero probability of the count 0, see {@link #zero}
     * @param mean mean, above 0
     * @param size the smaller, the more the counts scatter
     * @return the smallest count whose cumulated probability reaches the random number
     */
    static int quantile(double uniform, double zero, double mean, double size) {
        double success = mean / (mean + size);
        double probability = zero;
        double cumulated = zero;
        int count = 0;
        while (cumulated < uniform && count < MAX_COUNT && (probability > 0x1p-60 || count < mean)) {
            probability *= (size + count) / (count + 1) * success;
            cumulated += probability;
            count++;
        }
        return count;
    }
}
