package org.screlapse.engine.quality;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.Test;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.CellGroups;
import org.screlapse.engine.signature.SignatureLibrary;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/** Cells of which every fifth holds a quarter of the RNA of the others. */
public class RemovedCellsTest {

    private static final int CELLS = 500;
    private static final int GENES = 1000;
    private static final List<String> STEM = SignatureLibrary.builtIn().get("LSPC-Quiescent").genes();

    @Test
    public void aProgramOfThePoorCellsIsNoted() throws IOException {
        List<String> notes = notes(data(3), RemovedCellsTest::isPoor);
        assertEquals(notes.toString(), 1, notes.size());
        assertTrue(notes.get(0),
            notes.get(0).startsWith("The removed cells score higher for LSPC-Quiescent than kept"));
    }

    @Test
    public void depthAloneIsNoProgram() throws IOException {
        assertEquals(List.of(), notes(data(1), RemovedCellsTest::isPoor));
    }

    @Test
    public void cellsRemovedByChanceAreNotNoted() throws IOException {
        assertEquals(List.of(), notes(data(3), cell -> cell % 7 == 0));
    }

    @Test
    public void nothingRemovedOrNothingKept() throws IOException {
        assertEquals(List.of(), notes(data(3), cell -> false));
        assertEquals(List.of(), notes(data(3), cell -> true));
    }

    @Test
    public void doesNotDependOnThreads() throws Exception {
        SingleCellData data = data(3);
        List<String> one = new ForkJoinPool(1).submit(() -> notes(data, RemovedCellsTest::isPoor)).get();
        assertEquals(one, new ForkJoinPool(4).submit(() -> notes(data, RemovedCellsTest::isPoor)).get());
    }

    @Test
    public void theFilterSaysIt() throws IOException {
        SingleCellData described = QualityMetrics.withDefaults().apply(data(3), Run.silent()).data();
        Run run = Run.silent();
        QualityFilter.withDefaults().withRules(List.of(QualityRule.atLeast("total_counts", 1000))).apply(described,
            run);
        assertTrue(run.notes().toString(), run.notes().stream().anyMatch(n -> n.contains("LSPC-Quiescent")));
    }

    private static boolean isPoor(int cell) {
        return cell % 5 == 0;
    }

    private static List<String> notes(SingleCellData data, IntPredicate removed) {
        return RemovedCells.notes(data, CellGroups.of(data.cells(), Optional.empty(), "sample"), removed,
            Progress.NONE);
    }

    /** @param factor by what poor cells express the genes of LSPC-Quiescent more than others */
    private static SingleCellData data(double factor) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<String> names = new ArrayList<>(STEM);
        while (names.size() < GENES) {
            names.add("GENE" + names.size());
        }
        CountMatrixBuilder builder = new CountMatrixBuilder(GENES, BlockStorage.HEAP);
        for (int cell = 0; cell < CELLS; cell++) {
            int[] counts = new int[GENES];
            int left = isPoor(cell) ? 500 : 2000;
            while (left > 0) {
                int gene = random.nextInt(GENES);
                boolean isStem = gene < STEM.size();
                if (!isStem || random.nextDouble() < (isPoor(cell) ? factor / 3 : 1 / 3.0)) {
                    counts[gene]++;
                    left--;
                }
            }
            int[] genes = IntStream.range(0, GENES).filter(g -> counts[g] > 0).toArray();
            float[] values = new float[genes.length];
            for (int i = 0; i < genes.length; i++) {
                values[i] = counts[genes[i]];
            }
            builder.addCell(genes, values, 0, genes.length);
        }
        String[] cells = new String[CELLS];
        Arrays.setAll(cells, Integer::toString);
        return SingleCellData.of(builder.build(), Annotations.of(Names.of(cells)),
            Annotations.of(Names.of(names.toArray(String[]::new))));
    }
}
