package org.screlapse.engine.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.task.Progress;

/**
 * Two normal distributions fitted to scores.
 *
 * @param lowerMean mean of the lower one
 * @param lowerDeviation its standard deviation
 * @param upperMean mean of the upper one
 * @param upperDeviation its standard deviation
 * @param upperShare share of the upper one, 0 to 1
 * @param logLikelihoods log-likelihood after each step
 * @param oneNormal log-likelihood of a single normal distribution
 * @param cells number of cells
 */
record MixtureFit(double lowerMean, double lowerDeviation, double upperMean, double upperDeviation, double upperShare,
    List<Double> logLikelihoods, double oneNormal, int cells) {

    private static final int MOST_POINTS = 4096;
    private static final int MOST_STEPS = 500;
    private static final double CONVERGED = 1e-9;
    private static final double SMALLEST_DEVIATION = 0.01;
    private static final double[] UPPER_SHARES = {0.5, 0.25, 0.1, 0.05, 0.02, 0.01};
    private static final double PARAMETERS_MORE = 3;

    /**
     * @param sorted scores, ascending, at least two different ones
     * @param progress asked whether to stop
     * @return the best fit
     */
    static MixtureFit of(double[] sorted, Progress progress) {
        Points points = Points.of(sorted);
        List<Double> divisions = new ArrayList<>();
        divisions.add(new NaturalBreaks(2).cut(points.values, new double[0], progress).threshold());
        for (double share : UPPER_SHARES) {
            divisions.add(ThresholdMethod.quantile(sorted, 1 - share));
        }
        MixtureFit best = null;
        for (double division : divisions) {
            progress.checkCancelled();
            if (division > points.values[0] && division <= points.values[points.values.length - 1]) {
                MixtureFit fit = new Steps(points, division).run();
                best = best == null || fit.logLikelihood() > best.logLikelihood() ? fit : best;
            }
        }
        return best;
    }

    double logLikelihood() {
        return logLikelihoods.get(logLikelihoods.size() - 1);
    }

    /** Posterior probability of the upper component, held beyond both means. */
    double upperProbability(double score) {
        double held = Math.min(Math.max(score, lowerMean), upperMean);
        double lower = (1 - upperShare) * density(held, lowerMean, lowerDeviation);
        double upper = upperShare * density(held, upperMean, upperDeviation);
        return upper / (lower + upper);
    }

    /**
     * Whether two populations can be seen, parted by a threshold: the Bayesian information criterion prefers two normal
     * distributions to one, and their sum is lower at the threshold than at both means, between which it lies.
     */
    boolean hasTwoModesAt(double threshold) {
        double gain = 2 * (logLikelihood() - oneNormal) - PARAMETERS_MORE * Math.log(cells);
        return gain > 0 && lowerMean < threshold && threshold <= upperMean
            && mixed(threshold) < Math.min(mixed(lowerMean), mixed(upperMean));
    }

    private double mixed(double score) {
        return (1 - upperShare) * density(score, lowerMean, lowerDeviation)
            + upperShare * density(score, upperMean, upperDeviation);
    }

    private static double density(double x, double mean, double deviation) {
        double z = (x - mean) / deviation;
        return Math.exp(-z * z / 2) / (deviation * Math.sqrt(2 * Math.PI));
    }

    /** Scores, or means of neighboring scores, with the number of cells of each. */
    private record Points(double[] values, double[] weights, int cells) {

        static Points of(double[] sorted) {
            int count = Math.min(sorted.length, MOST_POINTS);
            double[] values = new double[count];
            double[] weights = new double[count];
            for (int i = 0; i < count; i++) {
                int from = (int) ((long) sorted.length * i / count);
                int to = (int) ((long) sorted.length * (i + 1) / count);
                values[i] = Arrays.stream(sorted, from, to).sum() / (to - from);
                weights[i] = to - from;
            }
            return new Points(values, weights, sorted.length);
        }

        /** Number, mean and deviation of the points, each with a further weight. */
        double[] moments(double[] shares) {
            double n = 0;
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                n += weights[i] * shares[i];
                sum += weights[i] * shares[i] * values[i];
            }
            double mean = sum / n;
            double squares = 0;
            for (int i = 0; i < values.length; i++) {
                squares += weights[i] * shares[i] * (values[i] - mean) * (values[i] - mean);
            }
            return new double[]{n, mean, Math.sqrt(squares / n)};
        }
    }

    /** One run of expectation maximization. */
    private static final class Steps {

        private final Points points;
        private final double smallest;
        private final double oneNormal;
        private final double[] upperShares;
        private double[] lower;
        private double[] upper;

        Steps(Points points, double division) {
            this.points = points;
            double[] ones = new double[points.values.length];
            Arrays.fill(ones, 1);
            double[] all = points.moments(ones);
            smallest = SMALLEST_DEVIATION * all[2];
            oneNormal = -all[0] * (Math.log(all[2] * Math.sqrt(2 * Math.PI)) + 0.5);
            upperShares = Arrays.stream(points.values).map(v -> v >= division ? 1 : 0).toArray();
            maximize();
        }

        MixtureFit run() {
            List<Double> likelihoods = new ArrayList<>();
            double before = Double.NEGATIVE_INFINITY;
            double now = expect();
            likelihoods.add(now);
            while (likelihoods.size() < MOST_STEPS && now - before > CONVERGED * Math.abs(now)) {
                maximize();
                before = now;
                now = expect();
                likelihoods.add(now);
            }
            double share = upper[0] / points.cells;
            return upper[1] >= lower[1]
                ? new MixtureFit(lower[1], lower[2], upper[1], upper[2], share, likelihoods, oneNormal, points.cells)
                : new MixtureFit(upper[1], upper[2], lower[1], lower[2], 1 - share, likelihoods, oneNormal,
                    points.cells);
        }

        private void maximize() {
            upper = points.moments(upperShares);
            lower = points.moments(Arrays.stream(upperShares).map(share -> 1 - share).toArray());
            upper[2] = Math.max(upper[2], smallest);
            lower[2] = Math.max(lower[2], smallest);
        }

        private double expect() {
            double sum = 0;
            for (int i = 0; i < upperShares.length; i++) {
                double low = logWeighted(lower, points.values[i]);
                double high = logWeighted(upper, points.values[i]);
                double larger = Math.max(low, high);
                double log = larger + Math.log(Math.exp(low - larger) + Math.exp(high - larger));
                upperShares[i] = Math.exp(high - log);
                sum += points.weights[i] * log;
            }
            return sum;
        }

        private double logWeighted(double[] component, double x) {
            double z = (x - component[1]) / component[2];
            return Math.log(component[0] / points.cells / (component[2] * Math.sqrt(2 * Math.PI))) - z * z / 2;
        }
    }
}
