package org.screlapse.benchmarks.expansion;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.screlapse.engine.abundance.ExpansionDetector;
import org.screlapse.engine.abundance.ExpansionResult;
import org.screlapse.engine.abundance.NeighborhoodRow;
import org.screlapse.engine.abundance.PopulationRow;
import org.screlapse.engine.abundance.Subpopulations;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.cohort.ContrastChoice;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.graph.NearestNeighbors;
import org.screlapse.engine.stats.BenjaminiHochberg;
import org.screlapse.engine.stats.ExactProportions;
import org.screlapse.engine.stats.MantelHaenszel;
import org.screlapse.engine.stats.TestResult;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/** The ways to find growth in a {@link SimulatedCohort}; populations are known to those that test them. */
enum GrowthMethod {
    NEIGHBORHOODS("neighborhoods", GrowthMethod::inNeighborhoods), LABELS("labels, model", GrowthMethod::inLabels),
    EXACT_IN_ONE_PATIENT("exact test, one patient", data -> counted(data, 1, GrowthMethod::exact)),
    EXACT_POOLED("exact test, patients pooled", data -> counted(data, Integer.MAX_VALUE, GrowthMethod::exact)),
    PERMUTATION_POOLED("scProportionTest's limit, pooled",
        data -> counted(data, Integer.MAX_VALUE, GrowthMethod::directional)),
    MANTEL_HAENSZEL("Cochran-Mantel-Haenszel", data -> counted(data, Integer.MAX_VALUE, GrowthMethod::mantelHaenszel));

    /** The false discovery rate at which cells are called. */
    static final double FDR = 0.1;
    static final int NEIGHBORS = 30;

    private static final ExpansionDetector DETECTOR = ExpansionDetector.withDefaults().withFdr(FDR)
        .withColumns(
            CohortColumns.withDefaults().withPatient(SimulatedCohort.PATIENT).withFactor(SimulatedCohort.TIMEPOINT))
        .withContrast(ContrastChoice.of(SimulatedCohort.TIMEPOINTS.get(0), SimulatedCohort.TIMEPOINTS.get(1)));

    private final String title;
    private final Function<SingleCellData, Finding> test;

    GrowthMethod(String title, Function<SingleCellData, Finding> test) {
        this.title = title;
        this.test = test;
    }

    /**
     * What was found.
     *
     * @param fdr the false discovery rate of each population or neighborhood
     * @param grew whether it grew rather than shrank
     * @param expanded which cells are called expanded at {@link #FDR}
     */
    record Finding(double[] fdr, boolean[] grew, boolean[] expanded) {

        boolean any(double limit, boolean growthOnly) {
            return IntStream.range(0, fdr.length).anyMatch(i -> fdr[i] < limit && (grew[i] || !growthOnly));
        }
    }

    String title() {
        return title;
    }

    Finding find(SingleCellData data) {
        return test.apply(data);
    }

    private static Finding inNeighborhoods(SingleCellData data) {
        SingleCellData linked = data.withGraph("distances", NearestNeighbors.withDefaults().withSize(NEIGHBORS)
            .apply(data, SimulatedCohort.COMPONENTS, Progress.NONE).distanceGraph());
        ExpansionResult result =
            DETECTOR.among(new Subpopulations.Neighborhoods("distances", SimulatedCohort.COMPONENTS, ""))
                .apply(linked, Run.silent()).findings().steps().get(0);
        List<NeighborhoodRow> rows = result.neighborhoods();
        return finding(rows.stream().mapToDouble(NeighborhoodRow::spatialFdr).toArray(),
            rows.stream().mapToDouble(NeighborhoodRow::log2FoldChange).toArray(), expanded(result));
    }

    private static Finding inLabels(SingleCellData data) {
        ExpansionResult result = DETECTOR.among(new Subpopulations.Labels(SimulatedCohort.POPULATION))
            .apply(data, Run.silent()).findings().steps().get(0);
        List<PopulationRow> rows = result.populations();
        return finding(rows.stream().mapToDouble(PopulationRow::fdr).toArray(),
            rows.stream().mapToDouble(PopulationRow::log2FoldChange).toArray(), expanded(result));
    }

    private static boolean[] expanded(ExpansionResult result) {
        CategoricalColumn groups = result.cells().group();
        boolean[] expanded = new boolean[groups.size()];
        for (int cell = 0; cell < expanded.length; cell++) {
            expanded[cell] = !groups.isMissing(cell) && groups.text(cell).startsWith("expanded");
        }
        return expanded;
    }

    /** Tests the populations by their counts: patient × timepoint × population. */
    private static Finding counted(SingleCellData data, int patients, ToDoubleBiFunction<long[][][], Integer> test) {
        CategoricalColumn populations = column(data, SimulatedCohort.POPULATION);
        CategoricalColumn patient = column(data, SimulatedCohort.PATIENT);
        CategoricalColumn timepoints = column(data, SimulatedCohort.TIMEPOINT);
        int n = populations.categories().size();
        long[][][] counts = new long[Math.min(patients, patient.categories().size())][2][n];
        for (int cell = 0; cell < populations.size(); cell++) {
            if (patient.code(cell) < counts.length) {
                counts[patient.code(cell)][timepoints.code(cell)][populations.code(cell)]++;
            }
        }
        double[] fdr =
            BenjaminiHochberg.adjust(IntStream.range(0, n).mapToDouble(k -> test.applyAsDouble(counts, k)).toArray());
        double[] growth = IntStream.range(0, n).mapToDouble(k -> growth(counts, k)).toArray();
        boolean[] expanded = new boolean[populations.size()];
        for (int cell = 0; cell < expanded.length; cell++) {
            expanded[cell] = fdr[populations.code(cell)] < FDR && growth[populations.code(cell)] > 0;
        }
        return finding(fdr, growth, expanded);
    }

    private static double exact(long[][][] counts, int k) {
        return proportions(counts, k).pValue();
    }

    private static double directional(long[][][] counts, int k) {
        long[] later = pooled(counts, 1);
        long[] reference = pooled(counts, 0);
        return ExactProportions.directional(later[k], Arrays.stream(later).sum(), reference[k],
            Arrays.stream(reference).sum());
    }

    private static TestResult proportions(long[][][] counts, int k) {
        long[] later = pooled(counts, 1);
        long[] reference = pooled(counts, 0);
        return ExactProportions.withDefaults().test(later[k], Arrays.stream(later).sum(), reference[k],
            Arrays.stream(reference).sum());
    }

    private static double mantelHaenszel(long[][][] counts, int k) {
        double p =
            MantelHaenszel.withDefaults()
                .test(Arrays.stream(counts)
                    .map(patient -> new MantelHaenszel.Table(patient[1][k],
                        Arrays.stream(patient[1]).sum() - patient[1][k], patient[0][k],
                        Arrays.stream(patient[0]).sum() - patient[0][k]))
                    .toList())
                .pValue();
        return Double.isNaN(p) ? 1 : p;
    }

    private static double growth(long[][][] counts, int k) {
        long[] later = pooled(counts, 1);
        long[] reference = pooled(counts, 0);
        return (double) later[k] / Arrays.stream(later).sum() - (double) reference[k] / Arrays.stream(reference).sum();
    }

    private static long[] pooled(long[][][] counts, int timepoint) {
        return IntStream.range(0, counts[0][0].length)
            .mapToLong(k -> Arrays.stream(counts).mapToLong(patient -> patient[timepoint][k]).sum()).toArray();
    }

    private static Finding finding(double[] fdr, double[] change, boolean[] expanded) {
        boolean[] grew = new boolean[change.length];
        for (int i = 0; i < grew.length; i++) {
            grew[i] = change[i] > 0;
        }
        return new Finding(fdr, grew, expanded);
    }

    static CategoricalColumn column(SingleCellData data, String name) {
        return (CategoricalColumn) data.cells().columns().get(name);
    }
}
