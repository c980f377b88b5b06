package org.screlapse.engine.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.preprocess.CountNormalization;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/** Doublets made by adding the counts of two random cells. */
final class SimulatedDoublets {

    private static final int DOUBLETS_PER_CELL = 2;
    private static final int CELLS_BETWEEN_CHECKS = 1000;

    private SimulatedDoublets() {
    }

    /**
     * @param sample cells with counts
     * @param genes the genes to look at; size factors are those of all genes
     * @return the cells and, after them, the doublets, with size factors
     */
    static SingleCellData addedTo(SingleCellData sample, int[] genes, long seed, Progress progress) {
        double[] sizes = CountNormalization.withDefaults().apply(sample, Run.of(progress)).data().cells()
            .column(CountNormalization.COLUMN).orElseThrow().numbers();
        int[] sorted = genes.clone();
        Arrays.sort(sorted);
        SingleCellData some = sample.selectGenes(sorted);
        int cells = sizes.length;
        double[] allSizes = Arrays.copyOf(sizes, cells * (1 + DOUBLETS_PER_CELL));
        CountMatrix doublets = simulate(some.counts(), allSizes, new SplittableRandom(seed), progress);
        List<CountMatrix.Segment> segments = new ArrayList<>(some.counts().segments());
        segments.addAll(doublets.segments());
        String[] names = new String[allSizes.length];
        Arrays.setAll(names, Integer::toString);
        return SingleCellData.of(CountMatrix.of(sorted.length, segments), Annotations.of(Names.of(names)), some.genes())
            .withCellColumn(CountNormalization.COLUMN, NumericColumn.of(allSizes));
    }

    private static CountMatrix simulate(CountMatrix counts, double[] sizes, SplittableRandom random,
        Progress progress) {
        int[][] genes = new int[counts.cells()][];
        float[][] values = new float[counts.cells()][];
        CellCursor cell = counts.cursor();
        while (cell.next()) {
            if (cell.cell() % CELLS_BETWEEN_CHECKS == 0) {
                progress.checkCancelled();
            }
            genes[cell.cell()] = Arrays.copyOf(cell.genes(), cell.length());
            values[cell.cell()] = Arrays.copyOf(cell.values(), cell.length());
        }
        CountMatrixBuilder builder = new CountMatrixBuilder(counts.genes(), BlockStorage.HEAP);
        try {
            for (int doublet = counts.cells(); doublet < sizes.length; doublet++) {
                if (doublet % CELLS_BETWEEN_CHECKS == 0) {
                    progress.checkCancelled();
                }
                int a = random.nextInt(counts.cells());
                int b = random.nextInt(counts.cells());
                int[] joined = Arrays.copyOf(genes[a], genes[a].length + genes[b].length);
                System.arraycopy(genes[b], 0, joined, genes[a].length, genes[b].length);
                float[] sums = Arrays.copyOf(values[a], joined.length);
                System.arraycopy(values[b], 0, sums, values[a].length, values[b].length);
                builder.addCell(joined, sums, 0, joined.length);
                sizes[doublet] = sizes[a] + sizes[b];
            }
            return builder.build();
        } catch (IOException e) {
            throw new UncheckedIOException("the heap does not fail", e);
        }
    }
}
