package org.screlapse.engine.countmodel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.screlapse.engine.smooth.GridSpline;
import org.screlapse.engine.smooth.LocalMean;
import org.screlapse.engine.task.Progress;

/**
 * How much the counts of features scatter beyond chance, as a function of their abundance: the negative-binomial
 * dispersion by Cox–Reid adjusted profile likelihood on a grid, the likelihoods of features of like abundance averaged
 * (weighted likelihood).
 *
 * @param common one dispersion for all features
 * @param trended the dispersion of each feature
 * @param averageAbundance log2 counts per million of each feature
 * @see <a href="https://doi.org/10.1093/nar/gks042">McCarthy, Chen and Smyth, Nucleic Acids Res. 40 (2012) 4288</a>
 * @see <a href="https://doi.org/10.1007/978-3-319-07212-8_3">Chen, Lun and Smyth, in: Statistical Analysis of Next
 *      Generation Sequencing Data (2014) 51</a>
 */
record DispersionEstimate(double common, double[] trended, double[] averageAbundance) {

    private static final int GRID_SIZE = 21;
    private static final double GRID_FIRST = -10;
    private static final double GRID_UNIT = 0.1;
    private static final GridSpline GRID = new GridSpline(GRID_FIRST, 1);
    /** Features with fewer counts say too little of the scatter. */
    private static final double FEWEST_COUNTS = 5;
    /** The scatter assumed before it is known. */
    private static final double TYPICAL_DISPERSION = 0.05;
    /** Up to this many features the trend looks at all of them at once. */
    private static final double FEW_FEATURES = 50;

    /**
     * Estimates.
     *
     * @param counts features × samples
     * @param librarySizes effective library sizes of the samples
     */
    static DispersionEstimate of(double[][] counts, double[] librarySizes, Design design, Progress progress) {
        int[] used = IntStream.range(0, counts.length).filter(row -> Arrays.stream(counts[row]).sum() >= FEWEST_COUNTS)
            .toArray();
        if (design.residualDf() < 1 || used.length == 0) {
            double[] trended = new double[counts.length];
            Arrays.fill(trended, TYPICAL_DISPERSION);
            return new DispersionEstimate(TYPICAL_DISPERSION, trended,
                AverageAbundance.log2CountsPerMillion(counts, librarySizes, TYPICAL_DISPERSION, progress));
        }
        double[][] likelihoods = likelihoods(counts, used, librarySizes, design, progress);
        double common = dispersion(columnSums(likelihoods));
        double[] abundance = AverageAbundance.log2CountsPerMillion(counts, librarySizes, common, progress);
        double[] covariate = Arrays.stream(used).mapToDouble(row -> abundance[row]).toArray();
        double span = used.length <= FEW_FEATURES ? 1 : 0.25 + 0.75 * Math.sqrt(FEW_FEATURES / used.length);
        double[][] smoothed = used.length < 2 ? likelihoods : new LocalMean(covariate, span).smooth(likelihoods);
        return new DispersionEstimate(common, trend(counts.length, used, covariate, smoothed), abundance);
    }

    /** Features too rare to be used get the dispersion of the rarest that was. */
    private static double[] trend(int rows, int[] used, double[] covariate, double[][] smoothed) {
        int rarest = IntStream.range(0, used.length).reduce(0, (a, b) -> covariate[b] < covariate[a] ? b : a);
        double[] trended = new double[rows];
        Arrays.fill(trended, dispersion(smoothed[rarest]));
        for (int i = 0; i < used.length; i++) {
            trended[used[i]] = dispersion(smoothed[i]);
        }
        return trended;
    }

    private static double[][] likelihoods(double[][] counts, int[] used, double[] librarySizes, Design design,
        Progress progress) {
        NegativeBinomialGlm glm = new NegativeBinomialGlm(design);
        double[] offsets = Arrays.stream(librarySizes).map(Math::log).toArray();
        double[][] likelihoods = new double[used.length][GRID_SIZE];
        RowLoop.forEach(used.length, "Dispersions", progress, i -> {
            // A feature without residual degrees of freedom is fitted exactly, whatever the dispersion.
            double[] typical = glm.fit(counts[used[i]], offsets, TYPICAL_DISPERSION, null).means();
            boolean tells = design.residualDf(counts[used[i]], typical) > 0;
            double[] start = null;
            for (int k = 0; tells && k < GRID_SIZE; k++) {
                double dispersion = atGrid(GRID_FIRST + k);
                NegativeBinomialGlm.Fit fit = glm.fit(counts[used[i]], offsets, dispersion, start);
                likelihoods[i][k] = glm.adjustedProfileLikelihood(counts[used[i]], dispersion, fit);
                start = fit.coefficients();
            }
        });
        return likelihoods;
    }

    private static double dispersion(double[] likelihoods) {
        return atGrid(GRID.maximum(likelihoods));
    }

    private static double atGrid(double place) {
        return GRID_UNIT * Math.pow(2, place);
    }

    private static double[] columnSums(double[][] values) {
        double[] sums = new double[GRID_SIZE];
        for (double[] row : values) {
            for (int k = 0; k < GRID_SIZE; k++) {
                sums[k] += row[k];
            }
        }
        return sums;
    }
}
