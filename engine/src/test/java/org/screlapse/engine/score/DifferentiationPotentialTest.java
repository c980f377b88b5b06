package org.screlapse.engine.score;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.Assume;
import org.junit.Test;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.TestMatrices;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.task.StopAfter;

public class DifferentiationPotentialTest {

    private static final DifferentiationPotential OPERATION = DifferentiationPotential.withDefaults();

    /** Asked to stop from the start. */
    static final Progress CANCELLED = StopAfter.atOnce();

    @Test
    public void threeCellsByHand() {
        // 1, 2 and 3 genes; cells sum to 4, so that with a size factor of 1 a count of 1 is ln 2, of 2 ln 3, of 4 ln 5
        SingleCellData data = data(new float[][]{{4, 0, 0}, {3, 1, 0}, {2, 1, 1}}).withCellColumn("size_factor",
            NumericColumn.of(1, 1, 1));
        Result found = result(OPERATION.withGenes(2), data, null);
        // expression of the second gene 0, a, a and of the third 0, 0, a correlate alike with 1, 2, 3
        assertEquals(List.of("g1", "g2"), found.genes().stream().map(g -> g.gene()).toList());
        assertEquals(Math.sqrt(3) / 2, found.genes().get(0).correlation(), 1e-12);
        assertEquals(Math.sqrt(3) / 2, found.genes().get(1).correlation(), 1e-12);
        assertArrayEquals(new double[]{0, Math.log(2) / 2, Math.log(2)}, found.signature().values(), 1e-12);
        assertArrayEquals(new double[]{0, 0.5, 1}, found.potential().values(), 0);
        assertEquals(1, found.warnings().size());
        assertTrue(found.warnings().get(0), found.warnings().get(0).contains("was not smoothed"));
    }

    @Test
    public void smoothingIsTheFixedPointOfTheWalk() {
        // 0 – 1 – 2 with weights 1 and 3, and 3 alone; by hand from y = 0.5 W y + 0.5 s
        CellGraph graph = new CellGraph(new int[]{0, 1, 3, 4, 4}, new int[]{1, 0, 2, 1}, new float[]{1, 1, 3, 3});
        double[] smoothed = new GraphDiffusion(graph, true, 0.5).smooth(new double[]{0, 0, 4, 7}, Progress.NONE);
        // y1 = (y0/4 + 3/4 y2)/2, y0 = y1/2, y2 = y1/2 + 2: y1 = y1/4 + 3/4
        assertArrayEquals(new double[]{0.5, 1, 2.5, 7}, smoothed, 1e-5);
        double[] alike = new GraphDiffusion(graph, false, 0.5).smooth(new double[]{0, 0, 4, 7}, Progress.NONE);
        // y1 = (y0 + y2)/4 = y1/4 + 1/2
        assertArrayEquals(new double[]{1.0 / 3, 2.0 / 3, 7.0 / 3, 7}, alike, 1e-5);
        double[] missing =
            new GraphDiffusion(graph, true, 0.5).smooth(new double[]{2, Double.NaN, 4, 7}, Progress.NONE);
        assertArrayEquals(new double[]{2, Double.NaN, 4, 7}, missing, 0);
    }

    @Test
    public void followsSimulatedDifferentiation() {
        int cells = 1200;
        SingleCellData data = differentiating(cells, 1);
        double[] stage = IntStream.range(0, cells).mapToDouble(cell -> -cell).toArray();
        Result plain = result(OPERATION, data, null);
        double alone = new SpearmansCorrelation().correlation(stage, plain.potential().values());
        assertTrue("r = " + alone, alone > 0.85);
        assertInUnit(plain.potential().values());
        for (String name : List.of("connectivities", "distances")) {
            Result smooth = result(OPERATION, data.withGraph(name, ring(cells)), null);
            double smoothed = new SpearmansCorrelation().correlation(stage, smooth.potential().values());
            assertTrue(smoothed + " > " + alone, smoothed > alone);
            assertEquals(List.of(), smooth.warnings());
            assertArrayEquals(plain.signature().values(), smooth.signature().values(), 0);
        }
        Result off = result(OPERATION.withSmoothing(0), data.withGraph("distances", ring(cells)), null);
        assertArrayEquals(plain.potential().values(), off.potential().values(), 0);
        assertEquals(List.of(), off.warnings());
    }

    @Test
    public void ranksWithinGroups() {
        SingleCellData data = differentiating(300, 2);
        List<String> names = new ArrayList<>();
        for (int cell = 0; cell < 300; cell++) {
            names.add(cell == 0 ? "single" : cell == 1 ? null : cell < 150 ? "early" : "late");
        }
        CategoricalColumn groups = CategoricalColumn.of(names);
        Result found = result(OPERATION, data, groups);
        assertTrue(found.potential().isMissing(0) && found.potential().isMissing(1));
        for (String group : List.of("early", "late")) {
            double[] own = IntStream.range(0, 300).filter(cell -> group.equals(names.get(cell)))
                .mapToDouble(found.potential()::value).sorted().toArray();
            assertEquals(0, own[0], 0);
            assertEquals(1, own[own.length - 1], 0);
        }
        assertEquals(3, found.warnings().size());
        assertTrue(found.warnings().toString(), found.warnings().get(1).contains("single (1)"));
        assertTrue(found.warnings().toString(), found.warnings().get(2).startsWith("1 cells belong to no group"));
    }

    @Test
    public void tiesShareTheirRank() {
        Run run = Run.silent();
        NumericColumn ranks = GroupRanks.of(new double[]{5, 1, 5, Double.NaN, 9}, null, "score", run);
        assertArrayEquals(new double[]{0.5, 0, 0.5, Double.NaN, 1}, ranks.values(), 0);
        assertEquals(List.of(), run.notes());
    }

    @Test
    public void threadsDoNotMatter() throws Exception {
        SingleCellData data = differentiating(1500, 3).withGraph("connectivities", ring(1500));
        double[] one = new ForkJoinPool(1).submit(() -> result(OPERATION, data, null)).get().potential().values();
        double[] two = new ForkJoinPool(2).submit(() -> result(OPERATION, data, null)).get().potential().values();
        assertArrayEquals(one, two, 0);
    }

    @Test
    public void cellsWithoutCountsAreLeftOut() {
        SingleCellData data = data(new float[][]{{0, 0, 0}, {3, 1, 0}, {2, 1, 1}, {4, 0, 0}});
        Result found = result(OPERATION, data, null);
        assertTrue(found.potential().isMissing(0) && found.signature().isMissing(0));
        assertEquals(1, found.potential().value(2), 0);
        assertEquals("1 cells without counts got no differentiation potential.", found.warnings().get(0));
        assertTrue(OPERATION.apply(data, Run.silent()).data().cells().columns().keySet()
            .containsAll(List.of("differentiation_potential", "gene_counts_signature")));
    }

    @Test
    public void refusesWhatMakesNoSense() {
        assertMessage("The data have 1 cells", new float[][]{{1, 2, 3}});
        assertMessage("No cell has counts", new float[][]{{0, 0, 0}, {0, 0, 0}});
        assertMessage("All cells with counts express the same number of genes, 2",
            new float[][]{{1, 2, 0}, {0, 3, 1}, {0, 0, 0}});
        assertThrows(IllegalArgumentException.class, () -> OPERATION.withGenes(0));
        assertThrows(IllegalArgumentException.class, () -> OPERATION.withSmoothing(1));
        assertThrows(IllegalArgumentException.class, () -> OPERATION.withSmoothing(-0.1));
        assertThrows(CancellationException.class, () -> result(OPERATION, differentiating(10, 1), null, CANCELLED));
    }

    @Test
    public void realCellsHaveScores() throws IOException {
        Path file = Path.of("").toAbsolutePath();
        Path within = Path.of("test-workflows/t-all-relapse/data/P1_relapse.h5");
        while (file != null && !file.resolve(within).toFile().exists()) {
            file = file.getParent();
        }
        Assume.assumeTrue("test-workflows is not there", file != null);
        SingleCellData data = SingleCellReader.withDefaults().read(file.resolve(within), Run.silent());
        Result found = result(OPERATION, data, null);
        assertInUnit(found.potential().values());
        assertEquals(200, found.genes().size());
        double[] falling = found.genes().stream().mapToDouble(g -> -g.correlation()).toArray();
        assertArrayEquals(Arrays.stream(falling).sorted().toArray(), falling, 0);
        List<String> genes = data.genes().names().asList();
        List<GeneInteraction> interactions = IntStream.range(0, genes.size() - 2).boxed()
            .flatMap(g -> List.of(new GeneInteraction(genes.get(g), genes.get(g + 1)),
                new GeneInteraction(genes.get(g), genes.get(g + 2))).stream())
            .toList();
        SignalingEntropyTest.Result entropy =
            SignalingEntropyTest.result(SignalingEntropy.of(interactions), data, null);
        assertInUnit(entropy.rates().values());
        assertInUnit(entropy.potential().values());
    }

    static void assertInUnit(double[] values) {
        for (double value : values) {
            assertTrue("" + value, value >= 0 && value <= 1);
        }
        assertFalse(values.length == 0);
    }

    /** Cells × genes g0, g1, … */
    static SingleCellData data(float[][] counts) {
        try {
            return TestMatrices.data(counts,
                IntStream.range(0, counts[0].length).mapToObj(gene -> "g" + gene).toArray(String[]::new));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The later the cell, the fewer of 500 genes are open; depth varies at random. */
    static SingleCellData differentiating(int cells, long seed) {
        Random random = new Random(seed);
        float[][] counts = new float[cells][500];
        for (int cell = 0; cell < cells; cell++) {
            double open = 450 - 300.0 * cell / cells;
            double depth = 0.8 + 0.4 * random.nextDouble();
            for (int gene = 0; gene < 500; gene++) {
                boolean expressed =
                    gene < 50 || (random.nextDouble() * 500 < open && random.nextDouble() < depth * 0.5);
                counts[cell][gene] = expressed ? 1 + random.nextInt(gene < 50 ? 6 : 2) : 0;
            }
        }
        return data(counts);
    }

    /** Each cell and the next ones on both sides. */
    private static CellGraph ring(int cells) {
        int reach = 5;
        int[] starts = IntStream.rangeClosed(0, cells).map(cell -> cell * 2 * reach).toArray();
        int[] neighbors = new int[cells * 2 * reach];
        float[] weights = new float[neighbors.length];
        for (int cell = 0; cell < cells; cell++) {
            for (int k = 0; k < reach; k++) {
                neighbors[cell * 2 * reach + k] = Math.max(0, cell - k - 1);
                neighbors[cell * 2 * reach + reach + k] = Math.min(cells - 1, cell + k + 1);
            }
        }
        Arrays.fill(weights, 0.5f);
        return new CellGraph(starts, neighbors, weights);
    }

    private static void assertMessage(String start, float[][] counts) {
        String message =
            assertThrows(IllegalArgumentException.class, () -> result(OPERATION, data(counts), null)).getMessage();
        assertTrue(message, message.startsWith(start));
    }

    /** What was found, as the annotations of the cells hold it. */
    record Result(NumericColumn potential, NumericColumn signature, List<DifferentiationPotential.SignatureGene> genes,
        List<String> warnings) {}

    private static Result result(DifferentiationPotential operation, SingleCellData data, CategoricalColumn groups) {
        return result(operation, data, groups, Progress.NONE);
    }

    private static Result result(DifferentiationPotential operation, SingleCellData data, CategoricalColumn groups,
        Progress progress) {
        Run run = Run.of(progress);
        Outcome<List<DifferentiationPotential.SignatureGene>> found = groups == null ? operation.apply(data, run)
            : operation.withGroups("group").apply(data.withCellColumn("group", groups), run);
        return new Result(column(found.data(), DifferentiationPotential.POTENTIAL),
            column(found.data(), DifferentiationPotential.SIGNATURE), found.findings(), run.notes());
    }

    static NumericColumn column(SingleCellData data, String name) {
        return (NumericColumn) data.cells().column(name).orElseThrow();
    }
}
