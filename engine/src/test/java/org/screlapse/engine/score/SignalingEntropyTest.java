package org.screlapse.engine.score;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.Test;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

public class SignalingEntropyTest {

    private static final List<GeneInteraction> TRIANGLE = edges("g0", "g1", "g1", "g2", "g2", "g0");

    @Test
    public void triangleByHand() {
        SingleCellData data = withSizeFactors(new float[][]{{1, 2, 3}, {5, 0, 0}, {2, 2, 2}, {0, 0, 0}});
        Result found = result(SignalingEntropy.of(TRIANGLE), data, null);
        double a = Math.log(2.1);
        double b = Math.log(3.1);
        double c = Math.log(4.1);
        double flow = 2 * (a * b + b * c + c * a);
        double entropy = a * (b + c) / flow * binary(b / (b + c)) + b * (a + c) / flow * binary(a / (a + c))
            + c * (a + b) / flow * binary(a / (a + b));
        // the largest eigenvalue of a triangle is 2
        assertEquals(entropy / Math.log(2), found.rates().value(0), 1e-12);
        assertEquals(1, found.rates().value(2), 1e-12);
        assertTrue(found.rates().isMissing(3));
        assertArrayEquals(new double[]{0.5, 0, 1, Double.NaN}, found.potential().values(), 0);
        assertEquals(3, found.genes());
        assertEquals(List.of(), found.warnings());
        assertTrue(SignalingEntropy.of(TRIANGLE).apply(data, Run.silent()).data().cells().columns().keySet()
            .containsAll(List.of("signaling_entropy_potential", "signaling_entropy_rate")));
    }

    @Test
    public void aStarIsNeverMoreThanItsMaximum() {
        // from the leaves there is one way only; half of the walk is at the middle: ln 3 / 2 = ln of the eigenvalue √3
        SingleCellData data = withSizeFactors(new float[][]{{7, 2, 2, 2}, {1, 9, 0, 0}});
        Result found = result(SignalingEntropy.of(edges("g0", "g1", "g0", "g2", "g0", "g3")), data, null);
        assertEquals(1, found.rates().value(0), 1e-12);
        assertTrue(found.rates().value(1) < 0.9);
    }

    @Test
    public void equalsTheDefinitionOnARandomNetwork() {
        int genes = 40;
        Random random = new Random(1);
        List<GeneInteraction> interactions = new ArrayList<>();
        RealMatrix adjacency = MatrixUtils.createRealMatrix(genes, genes);
        for (int gene = 0; gene < genes; gene++) {
            for (int other : new int[]{(gene + 1) % genes, random.nextInt(genes)}) {
                interactions.add(new GeneInteraction("g" + gene, "G" + other));
                adjacency.setEntry(gene, other, gene == other ? 0 : 1);
                adjacency.setEntry(other, gene, gene == other ? 0 : 1);
            }
        }
        interactions.addAll(edges("g40", "g41", "g0", "unknown"));
        float[][] counts = new float[5][genes + 2];
        for (float[] cell : counts) {
            for (int gene = 0; gene < cell.length; gene++) {
                cell[gene] = Math.max(0, random.nextInt(8) - 4);
            }
        }
        Result found = result(SignalingEntropy.of(interactions), withSizeFactors(counts), null);
        double[] eigenvalues = new EigenDecomposition(adjacency).getRealEigenvalues();
        double highest = Math.log(Arrays.stream(eigenvalues).max().orElse(0));
        for (int cell = 0; cell < counts.length; cell++) {
            assertEquals(defined(adjacency, counts[cell]) / highest, found.rates().value(cell), 1e-10);
        }
        assertEquals(genes, found.genes());
    }

    @Test
    public void risesWithTheNumberOfOpenGenes() throws Exception {
        int cells = 600;
        SingleCellData data = DifferentiationPotentialTest.differentiating(cells, 4);
        List<GeneInteraction> interactions = new ArrayList<>();
        Random random = new Random(5);
        IntStream.range(0, 3000)
            .forEach(i -> interactions.add(new GeneInteraction("g" + random.nextInt(500), "g" + random.nextInt(500))));
        SignalingEntropy operation = SignalingEntropy.of(interactions);
        double[] one = new ForkJoinPool(1).submit(() -> result(operation, data, null)).get().rates().values();
        double[] two = new ForkJoinPool(2).submit(() -> result(operation, data, null)).get().rates().values();
        assertArrayEquals(one, two, 0);
        DifferentiationPotentialTest.assertInUnit(one);
        double early = Arrays.stream(one, 0, 100).average().orElse(0);
        double middle = Arrays.stream(one, 250, 350).average().orElse(0);
        double late = Arrays.stream(one, 500, 600).average().orElse(0);
        assertTrue(early + " " + middle + " " + late, early > middle && middle > late);
        assertThrows(CancellationException.class,
            () -> result(operation, data, null, DifferentiationPotentialTest.CANCELLED));
    }

    @Test
    public void fewGenesFoundAreWarnedOf() {
        List<GeneInteraction> many = new ArrayList<>(TRIANGLE);
        many.addAll(edges("x1", "x2", "x3", "x4"));
        Result found = result(SignalingEntropy.of(many), withSizeFactors(new float[][]{{1, 2, 3}, {5, 0, 0}}), null);
        assertEquals("Only 3 of the 7 genes of the interactions are in the data and connected: signaling entropy may"
            + " say little.", found.warnings().get(0));
    }

    @Test
    public void refusesWhatMakesNoSense() {
        float[][] counts = {{1, 2, 3}, {5, 0, 0}};
        assertMessage("The interactions are empty", List.of(), counts);
        assertMessage("No gene of the interactions is in the data: the interactions have TP53X, x", edges("x", "TP53X"),
            counts);
        assertMessage("Of the genes of the interactions at most 2 that are in the data are connected",
            edges("g0", "g1", "g2", "x"), counts);
        assertMessage("Of the genes of the interactions at most 1", edges("g0", "g0"), counts);
        assertMessage("No cell has counts", TRIANGLE, new float[][]{{0, 0, 0}, {0, 0, 0}});
        assertMessage("The data have 1 cells", TRIANGLE, new float[][]{{1, 0, 0}});
        assertMessage("Gene g1 has a negative value in cell c1", TRIANGLE, new float[][]{{1, 2, 3}, {0.5f, -1.5f, 2}});
    }

    private static double defined(RealMatrix adjacency, float[] counts) {
        int genes = adjacency.getRowDimension();
        double[] x = IntStream.range(0, genes).mapToDouble(g -> Math.log(counts[g] + 1.1)).toArray();
        double[] u = adjacency.operate(x);
        double flow = IntStream.range(0, genes).mapToDouble(g -> x[g] * u[g]).sum();
        double rate = 0;
        for (int i = 0; i < genes; i++) {
            for (int j = 0; j < genes; j++) {
                double p = adjacency.getEntry(i, j) * x[j] / u[i];
                rate -= p > 0 ? x[i] * u[i] / flow * p * Math.log(p) : 0;
            }
        }
        return rate;
    }

    private static double binary(double p) {
        return -p * Math.log(p) - (1 - p) * Math.log(1 - p);
    }

    private static SingleCellData withSizeFactors(float[][] counts) {
        double[] ones = new double[counts.length];
        Arrays.fill(ones, 1);
        return DifferentiationPotentialTest.data(counts).withCellColumn("size_factor", NumericColumn.of(ones));
    }

    private static List<GeneInteraction> edges(String... genes) {
        return IntStream.range(0, genes.length / 2).mapToObj(i -> new GeneInteraction(genes[2 * i], genes[2 * i + 1]))
            .toList();
    }

    private static void assertMessage(String start, List<GeneInteraction> interactions, float[][] counts) {
        String message = assertThrows(IllegalArgumentException.class,
            () -> result(SignalingEntropy.of(interactions), DifferentiationPotentialTest.data(counts), null))
            .getMessage();
        assertTrue(message, message.startsWith(start));
    }

    /** What was found, as the annotations of the cells hold it. */
    record Result(NumericColumn rates, NumericColumn potential, int genes, List<String> warnings) {}

    static Result result(SignalingEntropy operation, SingleCellData data, CategoricalColumn groups) {
        return result(operation, data, groups, Progress.NONE);
    }

    private static Result result(SignalingEntropy operation, SingleCellData data, CategoricalColumn groups,
        Progress progress) {
        Run run = Run.of(progress);
        Outcome<Integer> found = groups == null ? operation.apply(data, run)
            : operation.withGroups("group").apply(data.withCellColumn("group", groups), run);
        return new Result(DifferentiationPotentialTest.column(found.data(), SignalingEntropy.RATE),
            DifferentiationPotentialTest.column(found.data(), SignalingEntropy.POTENTIAL), found.findings(),
            run.notes());
    }
}
