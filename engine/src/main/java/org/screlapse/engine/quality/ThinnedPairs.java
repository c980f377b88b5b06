package org.screlapse.engine.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;

/** Pairs of cells at equal depth: of the deeper one as many counts are left, by chance, as the other one has. */
final class ThinnedPairs {

    private ThinnedPairs() {
    }

    /**
     * @param data cells with counts
     * @param totals the sum of the counts of each cell
     * @param pairs pairs of cells
     * @param progress told how far it is
     * @return the first cells of all pairs, then the second ones
     */
    static SingleCellData of(SingleCellData data, double[] totals, int[][] pairs, Progress progress) {
        CountMatrixBuilder builder = new CountMatrixBuilder(data.genes().size(), BlockStorage.HEAP);
        try {
            for (int side = 0; side < 2; side++) {
                for (int p = 0; p < pairs.length; p++) {
                    progress.report((side + (double) p / pairs.length) / 2, "Comparing removed cells with kept ones");
                    progress.checkCancelled();
                    double depth = Math.min(totals[pairs[p][0]], totals[pairs[p][1]]);
                    int cell = pairs[p][side];
                    add(data.counts(), cell, depth / totals[cell], new SplittableRandom(2L * p + side), builder);
                }
            }
            String[] names = new String[2 * pairs.length];
            Arrays.setAll(names, Integer::toString);
            return SingleCellData.of(builder.build(), Annotations.of(Names.of(names)), data.genes());
        } catch (IOException e) {
            throw new UncheckedIOException("the heap does not fail", e);
        }
    }

    private static void add(CountMatrix counts, int cell, double share, SplittableRandom random,
        CountMatrixBuilder builder) throws IOException {
        CellCursor cursor = counts.cursor(cell, cell + 1);
        cursor.next();
        int[] genes = new int[cursor.length()];
        float[] values = new float[cursor.length()];
        int length = 0;
        for (int i = 0; i < cursor.length(); i++) {
            int left =
                share >= 1 ? Math.round(cursor.values()[i]) : thinned(Math.round(cursor.values()[i]), share, random);
            if (left > 0) {
                genes[length] = cursor.genes()[i];
                values[length++] = left;
            }
        }
        builder.addCell(genes, values, 0, length);
    }

    private static int thinned(int count, double share, SplittableRandom random) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            left += random.nextDouble() < share ? 1 : 0;
        }
        return left;
    }
}
