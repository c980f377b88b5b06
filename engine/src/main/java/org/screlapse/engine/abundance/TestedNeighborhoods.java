package org.screlapse.engine.abundance;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.screlapse.engine.countmodel.QuasiLikelihoodResult;
import org.screlapse.engine.countmodel.QuasiLikelihood;
import org.screlapse.engine.task.Run;

/**
 * The neighborhoods of one comparison with their tests. Where patients do not mix, those that hold cells of one patient
 * say nothing of the cohort, and are called by mistake far too often; they are left out of the family of tests.
 *
 * @param counts neighborhoods × samples
 * @param patients on how many patients each of them rests
 * @param tested which of them were tested; all values of the others are NaN
 * @param log2FoldChange the change of each, later over reference
 * @param averageAbundance log2 cells per million
 * @param f the F-statistic
 * @param pValue its p-value
 * @param fdr Benjamini–Hochberg's false discovery rate
 * @param spatialFdr false discovery rate weighted by the density of the cells
 */
record TestedNeighborhoods(double[][] counts, PatientSupport[] patients, boolean[] tested, double[] log2FoldChange,
    double[] averageAbundance, double[] f, double[] pValue, double[] fdr, double[] spatialFdr) {

    /** Patients do not mix where more than this part of the neighborhoods hold cells of one of them. */
    private static final double UNMIXED = 0.25;
    /** A model of fewer neighborhoods would know nothing of how much samples scatter. */
    private static final int FEWEST = 2;

    /**
     * Tests neighborhoods.
     *
     * @param weights for the spatial false discovery rate
     * @param run notes which of them are left out, and why
     */
    static TestedNeighborhoods of(double[][] counts, double[] weights, ComparedSamples samples, QuasiLikelihood test,
        Run run) {
        PatientSupport.Counter counter = new PatientSupport.Counter(samples, samples.cells());
        PatientSupport[] patients = Arrays.stream(counts).map(counter::of).toArray(PatientSupport[]::new);
        int[] family = family(patients, run);
        double[][] results = new double[6][counts.length];
        Arrays.stream(results).forEach(values -> Arrays.fill(values, Double.NaN));
        boolean[] tested = new boolean[counts.length];
        double[][] rows = Arrays.stream(family).mapToObj(i -> counts[i]).toArray(double[][]::new);
        if (rows.length >= FEWEST && everySampleHasCells(rows, samples.count())) {
            QuasiLikelihoodResult found = test.apply(rows, samples.design(), samples.tested(), run);
            double[] spatial =
                SpatialFdr.adjust(found.pValue(), Arrays.stream(family).mapToDouble(i -> weights[i]).toArray());
            double[][] compact =
                {found.log2FoldChange(), found.averageAbundance(), found.f(), found.pValue(), found.fdr(), spatial};
            for (int k = 0; k < family.length; k++) {
                tested[family[k]] = true;
                for (int value = 0; value < compact.length; value++) {
                    results[value][family[k]] = compact[value][k];
                }
            }
        }
        return new TestedNeighborhoods(counts, patients, tested, results[0], results[1], results[2], results[3],
            results[4], results[5]);
    }

    /** A sample all of whose cells are in neighborhoods of one patient has nothing to be compared. */
    private static boolean everySampleHasCells(double[][] rows, int samples) {
        return IntStream.range(0, samples).allMatch(s -> Arrays.stream(rows).anyMatch(row -> row[s] > 0));
    }

    private static int[] family(PatientSupport[] patients, Run run) {
        int[] mixed = IntStream.range(0, patients.length).filter(i -> !patients[i].isDominated()).toArray();
        int unmixed = patients.length - mixed.length;
        if (unmixed <= UNMIXED * patients.length) {
            return IntStream.range(0, patients.length).toArray();
        }
        run.note(Math.round(100.0 * unmixed / patients.length) + " % of the neighborhoods hold cells of one patient:"
            + " integrate first, and find the neighbors in the integrated embedding. These neighborhoods say nothing of"
            + " the cohort and were not tested.");
        return mixed;
    }

    int count() {
        return counts.length;
    }
}
