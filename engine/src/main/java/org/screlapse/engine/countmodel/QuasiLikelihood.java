package org.screlapse.engine.countmodel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.screlapse.engine.stats.BenjaminiHochberg;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Tests whether the counts of each feature depend on one column of a design: a negative-binomial model of trended
 * dispersion is fitted with and without the column, and twice the log-likelihood ratio, divided by the feature's
 * quasi-likelihood dispersion, is compared with an F-distribution. The quasi-likelihood dispersions are moderated by
 * empirical Bayes. Immutable.
 *
 * @see <a href="https://doi.org/10.1515/1544-6115.1826">Lund et al., Stat. Appl. Genet. Mol. Biol. 11 (2012) 8</a>
 * @see <a href="https://doi.org/10.12688/f1000research.8987.2">Chen, Lun and Smyth, F1000Research 5 (2016) 1438</a>
 */
public final class QuasiLikelihood {
    private static final QuasiLikelihood DEFAULT = new QuasiLikelihood(Normalization.TMM, false, false);
    /** Added to each count for the fold changes, so that they are finite. */
    private static final double PRIOR_COUNT = 0.125;

    private final Normalization normalization;
    private final boolean robust;
    private final boolean trendFloor;

    private QuasiLikelihood(Normalization normalization, boolean robust, boolean trendFloor) {
        this.normalization = normalization;
        this.robust = robust;
        this.trendFloor = trendFloor;
    }

    /** TMM normalization, all features alike in the prior. */
    public static QuasiLikelihood withDefaults() {
        return DEFAULT;
    }

    /** This test with another normalization of the samples. */
    public QuasiLikelihood withNormalization(Normalization value) {
        return new QuasiLikelihood(value, robust, trendFloor);
    }

    /** This test with a prior that outliers do not distort, and that does not bind them (Phipson 2016). */
    public QuasiLikelihood withRobust(boolean value) {
        return new QuasiLikelihood(normalization, value, trendFloor);
    }

    /**
     * This test taking no feature to scatter less than the trend says, that is no quasi-likelihood dispersion below 1.
     * A dozen features in a few samples say too little of their scatter: one that seems to scatter less mostly does so
     * by chance, and would be called too often. edgeR has no such limit.
     */
    public QuasiLikelihood withTrendFloor(boolean value) {
        return new QuasiLikelihood(normalization, robust, value);
    }

    /**
     * Tests a column against zero. The library sizes are the sums over the features.
     *
     * @param counts features × samples, 0 or more
     * @param design of the samples
     * @param column the name of the column tested
     * @throws IllegalArgumentException if the design leaves no degrees of freedom, a sample has no counts, or there is
     *             no such column
     */
    public QuasiLikelihoodResult apply(double[][] counts, Design design, String column, Progress progress) {
        double[] librarySizes = new double[design.samples()];
        for (double[] row : counts) {
            for (int i = 0; i < librarySizes.length; i++) {
                librarySizes[i] += row[i];
            }
        }
        return apply(counts, librarySizes, design, column, progress);
    }

    /**
     * Tests a column against zero.
     *
     * @param counts features × samples, 0 or more
     * @param librarySizes total count of each sample, above 0
     * @param design of the samples
     * @param column the name of the column tested
     * @throws IllegalArgumentException if the design leaves no degrees of freedom, a sample has no counts, or there is
     *             no such column
     */
    public QuasiLikelihoodResult apply(double[][] counts, double[] librarySizes, Design design, String column,
        Progress progress) {
        int tested = check(librarySizes, design, column);
        double[] factors = normalization.factors(counts, librarySizes);
        double[] sizes = IntStream.range(0, factors.length).mapToDouble(i -> librarySizes[i] * factors[i]).toArray();
        DispersionEstimate dispersions = DispersionEstimate.of(counts, sizes, design, progress.part(0, 0.8));
        return new Run(counts, sizes, design, tested, dispersions).result(factors, progress.part(0.8, 1));
    }

    private static int check(double[] librarySizes, Design design, String column) {
        int tested = design.columns().indexOf(column);
        if (tested < 0) {
            throw new IllegalArgumentException(
                "The design has no column \"" + column + "\"; it has " + design.columns() + ".");
        }
        if (design.residualDf() < 1) {
            throw new IllegalArgumentException("There are no replicates: " + design.samples() + " samples and "
                + design.columns().size() + " columns of the design, " + design.columns()
                + ", leave nothing to measure the scatter between samples by.");
        }
        for (int i = 0; i < librarySizes.length; i++) {
            if (!(librarySizes[i] > 0)) {
                throw new IllegalArgumentException(
                    "Sample " + (i + 1) + " of " + librarySizes.length + " has no counts; leave it out.");
            }
        }
        return tested;
    }

    /** The fits of one test. */
    private final class Run {
        private final double[][] counts;
        private final double[] sizes;
        private final double[] offsets;
        private final Design design;
        private final int tested;
        private final DispersionEstimate dispersions;
        private final NegativeBinomialGlm full;
        private final NegativeBinomialGlm reduced;
        private final NegativeBinomialGlm.Fit[] fits;
        private final double[] logFoldChange;
        private final double[] ratio;
        private final double[] dfs;

        Run(double[][] counts, double[] sizes, Design design, int tested, DispersionEstimate dispersions) {
            this.counts = counts;
            this.sizes = sizes;
            this.offsets = Arrays.stream(sizes).map(Math::log).toArray();
            this.design = design;
            this.tested = tested;
            this.dispersions = dispersions;
            this.full = new NegativeBinomialGlm(design);
            this.reduced = new NegativeBinomialGlm(design.without(tested));
            this.fits = new NegativeBinomialGlm.Fit[counts.length];
            this.logFoldChange = new double[counts.length];
            this.ratio = new double[counts.length];
            this.dfs = new double[counts.length];
        }

        QuasiLikelihoodResult result(double[] factors, Progress progress) {
            AverageAbundance.PriorCounts prior = new AverageAbundance.PriorCounts(sizes, PRIOR_COUNT);
            RowLoop.forEach(counts.length, "Models", progress, row -> fit(row, prior));
            double[] variances = IntStream.range(0, counts.length)
                .mapToDouble(row -> dfs[row] == 0 ? 0 : fits[row].deviance() / dfs[row]).toArray();
            VariancePrior variancePrior = counts.length < 3 ? VariancePrior.of(variances, 0)
                : robust ? RobustVariancePrior.fit(variances, dfs, dispersions.averageAbundance())
                    : VariancePrior.fit(variances, dfs, dispersions.averageAbundance());
            double least = trendFloor ? 1 : 0;
            double[] posterior = Arrays.stream(variancePrior.posterior(variances, dfs))
                .map(dispersion -> Math.max(dispersion, least)).toArray();
            double[] f = new double[counts.length];
            double[] p = new double[counts.length];
            for (int row = 0; row < counts.length; row++) {
                f[row] = ratio[row] == 0 ? 0 : ratio[row] / posterior[row];
                double df = Math.min(variancePrior.df()[row] + dfs[row], (double) counts.length * design.residualDf());
                p[row] = pValue(row, f[row], df, posterior[row]);
            }
            return new QuasiLikelihoodResult(logFoldChange, dispersions.averageAbundance(), f, p,
                BenjaminiHochberg.adjust(p), factors, dispersions.common(), dispersions.trended(), posterior,
                variancePrior.df());
        }

        private void fit(int row, AverageAbundance.PriorCounts prior) {
            double dispersion = dispersions.trended()[row];
            fits[row] = full.fit(counts[row], offsets, dispersion, null);
            logFoldChange[row] =
                full.fit(prior.add(counts[row]), prior.offsets(), dispersion, null).coefficients()[tested]
                    / Math.log(2);
            ratio[row] = likelihoodRatio(row, dispersion, fits[row]);
            dfs[row] = design.residualDf(counts[row], fits[row].means());
        }

        private double likelihoodRatio(int row, double dispersion, NegativeBinomialGlm.Fit fit) {
            return Math.max(0, reduced.fit(counts[row], offsets, dispersion, null).deviance() - fit.deviance());
        }

        /** Where less scatter is found than chance makes, the p-value is that of a Poisson model if that is larger. */
        private double pValue(int row, double f, double df, double posterior) {
            if (!(df > 0) || Double.isNaN(f)) {
                return 1;
            }
            double p = FDistribution.of(1, df).survivalProbability(f);
            double dispersion = dispersions.trended()[row];
            boolean belowPoisson =
                Arrays.stream(fits[row].means()).anyMatch(mean -> posterior * (1 + mean * dispersion) < 1);
            if (!belowPoisson) {
                return p;
            }
            double ofPoisson = likelihoodRatio(row, 0, full.fit(counts[row], offsets, 0, null));
            return Math.max(p, ChiSquaredDistribution.of(1).survivalProbability(ofPoisson));
        }
    }
}
