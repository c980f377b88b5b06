package org.screlapse.engine.abundance;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.screlapse.engine.abundance.SpatialFdr.Weighting;
import org.screlapse.engine.countmodel.Normalization;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.testing.ReferenceTable;

/**
 * Against miloR 2.5.1 (with edgeR 3.40.2) on a simulated cohort, and against its method on a smaller one that travels
 * with the project.
 */
@RunWith(Parameterized.class)
public class MiloReferenceTest {
    private static final ExpansionDetector DETECTOR =
        Detecting.comparing("Diagnosis", "Relapse").withColumns(MiloCohort.COLUMNS);

    private final MiloCohort cohort;
    private final double[] likeSeed42;

    /** @param likeSeed42 how much of the cells that miloR calls it calls with the seeds 0, 1, … (Jaccard index) */
    public MiloReferenceTest(String set, double[] likeSeed42) {
        cohort = new MiloCohort(set);
        this.likeSeed42 = likeSeed42;
    }

    @Parameters(name = "{0}")
    public static List<Object[]> cohorts() {
        return List.of(new Object[]{"made", new double[]{0.721, 0.721, 0.792, 0.846}},
            new Object[]{"sim10k", new double[]{0.870, 0.870, 0.882, 0.404}});
    }

    @Test
    public void countsOfGivenNeighborhoods() throws IOException {
        ReferenceTable expected = cohort.table("nhood_counts.csv");
        ComparedSamples samples = samples(cohort.cells());
        double[][] counts = cohort.neighborhoods().counts(samples.sampleOf(), samples.count());
        for (int s = 0; s < samples.count(); s++) {
            double[] column = expected.numbers(samples.samples().get(s).name());
            for (int i = 0; i < counts.length; i++) {
                assertEquals(column[i], counts[i][s], 0);
            }
        }
    }

    @Test
    public void everyWeightingAndNormalization() throws IOException {
        assertSame("k_distance", Weighting.K_DISTANCE, Normalization.TMM);
        assertSame("neighbour_distance", Weighting.NEIGHBOR_DISTANCE, Normalization.TMM);
        assertSame("max", Weighting.MAX_DISTANCE, Normalization.TMM);
        assertSame("graph_overlap", Weighting.GRAPH_OVERLAP, Normalization.TMM);
        assertSame("norm_RLE", Weighting.K_DISTANCE, Normalization.RLE);
        assertSame("norm_logMS", Weighting.K_DISTANCE, Normalization.NONE);
    }

    private void assertSame(String file, Weighting weighting, Normalization normalization) throws IOException {
        ReferenceTable expected = cohort.table("results_" + file + ".csv");
        Annotations cells = cohort.cells();
        Neighborhoods neighborhoods = cohort.neighborhoods();
        double[] weights = SpatialFdr.weights(weighting, neighborhoods, cohort.pca(), 30, Progress.NONE);
        List<NeighborhoodRow> rows = DETECTOR.withNormalization(normalization)
            .inNeighborhoods(neighborhoods, weights, null, samples(cells), Run.silent()).neighborhoods();
        assertArrayEquals(file, expected.numbers("logFC"),
            rows.stream().mapToDouble(NeighborhoodRow::log2FoldChange).toArray(), 1e-4);
        assertArrayEquals(file, expected.numbers("logCPM"),
            rows.stream().mapToDouble(NeighborhoodRow::averageAbundance).toArray(), 1e-4);
        double[] p = expected.numbers("PValue");
        for (int i = 0; i < p.length; i++) {
            assertEquals(file, Math.log10(p[i]), Math.log10(rows.get(i).pValue()), 2e-4 * (1 - Math.log10(p[i])));
        }
        assertArrayEquals(file, expected.numbers("SpatialFDR"),
            rows.stream().mapToDouble(NeighborhoodRow::spatialFdr).toArray(), 1e-4);
    }

    @Test
    public void sameSeedDrawsTheSameNeighborhoods() throws IOException {
        Neighborhoods expected = cohort.neighborhoods();
        Neighborhoods drawn = NeighborhoodSampling.withDefaults().withSeed(42)
            .apply(cohort.graph(cohort.cells().size()), cohort.pca(), Progress.NONE);
        assertArrayEquals(Arrays.stream(expected.index()).sorted().toArray(), drawn.index());
        assertEquals(Arrays.stream(expected.members()).asLongStream().sum(),
            Arrays.stream(drawn.members()).asLongStream().sum());
    }

    @Test
    public void callsTheSameCells() throws IOException {
        assertEquals(1, jaccard(DETECTOR), 0);
    }

    /** What the method calls depends on the seed: miloR's own runs agree with its seed 42 no better, and as ours do. */
    @Test
    public void otherSeedsDifferAsTheyDoInMilo() throws IOException {
        for (int seed = 0; seed < likeSeed42.length; seed++) {
            assertEquals("seed " + seed, likeSeed42[seed],
                jaccard(DETECTOR.withSampling(NeighborhoodSampling.withDefaults().withSeed(seed))), 5e-4);
        }
    }

    private double jaccard(ExpansionDetector detector) throws IOException {
        double[] fdr = cohort.table("results_k_distance.csv").numbers("SpatialFDR");
        Neighborhoods theirs = cohort.neighborhoods();
        BitSet expected = new BitSet();
        for (int i = 0; i < fdr.length; i++) {
            for (int m = 0; fdr[i] < 0.1 && m < theirs.size(i); m++) {
                expected.set(theirs.member(i, m));
            }
        }
        double[] ours = detect(detector).cells().fdr();
        int both = 0;
        int any = 0;
        for (int cell = 0; cell < ours.length; cell++) {
            both += ours[cell] < 0.1 && expected.get(cell) ? 1 : 0;
            any += ours[cell] < 0.1 || expected.get(cell) ? 1 : 0;
        }
        return (double) both / any;
    }

    @Test
    public void stemLikeCellsAreTheRegionThatGrew() throws IOException {
        ExpansionResult result = detect(DETECTOR);
        PopulationRow first = result.populations().get(0);
        assertEquals("expanded 1", first.population());
        assertEquals("Stem-like", first.label());
        assertEquals(6, first.patients().grown());
        assertTrue(first.log2FoldChange() > 1);
        assertEquals("unchanged", result.populations().get(result.populations().size() - 1).population());
    }

    @Test
    public void oneThreadAsTwo() throws Exception {
        cohort.neighborhoods(); // skips the test where there are no reference data, which a pool would wrap
        Callable<ExpansionResult> run = () -> detect(DETECTOR);
        ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool two = new ForkJoinPool(2);
        try {
            assertEquals(one.submit(run).get().neighborhoods(), two.submit(run).get().neighborhoods());
        } finally {
            one.shutdown();
            two.shutdown();
        }
    }

    @Test
    public void withoutAnEmbedding() throws IOException {
        Annotations cells = cohort.cells();
        ExpansionResult result = Detecting
            .apply(
                DETECTOR.withWeighting(Weighting.GRAPH_OVERLAP)
                    .among(new Subpopulations.Neighborhoods("distances", "", "cluster")),
                SingleCellData.withoutGenes(cells).withGraph("distances", cohort.graph(cells.size())), Progress.NONE)
            .only();
        assertEquals("Stem-like", result.populations().get(0).label());
    }

    private ExpansionResult detect(ExpansionDetector detector) throws IOException {
        Annotations cells = cohort.cells();
        SingleCellData data = SingleCellData.withoutGenes(cells).withEmbedding("X_pca", cohort.pca())
            .withGraph("distances", cohort.graph(cells.size()));
        return Detecting.apply(detector.among(new Subpopulations.Neighborhoods("distances", "X_pca", "cluster")), data,
            Progress.NONE).only();
    }

    private static ComparedSamples samples(Annotations cells) {
        return Detecting.samples(cells, MiloCohort.COLUMNS, "Diagnosis", "Relapse", Run.silent());
    }
}
