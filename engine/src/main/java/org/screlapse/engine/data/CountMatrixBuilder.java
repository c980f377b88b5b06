package org.screlapse.engine.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds a {@link CountMatrix} from cells that come one after another. The buffer holds one block; finished blocks are
 * compact and lie where the {@link BlockStorage} puts them.
 */
public final class CountMatrixBuilder {

    /** Values a block holds at least, unless it is the last: a few megabytes, so that loops over blocks stay even. */
    public static final int BLOCK_VALUES = 1_000_000;

    private static final int BLOCK_CELLS = 1 << 14;

    private final int geneCount;
    private final BlockStorage storage;
    private final List<CountMatrix.Segment> segments = new ArrayList<>();
    private int[] cellStarts = new int[BLOCK_CELLS + 1];
    private int[] genes = new int[1 << 12];
    private float[] values = new float[1 << 12];
    private int cells;
    private int used;

    /**
     * @param genes number of genes
     * @param storage where finished blocks are kept
     */
    public CountMatrixBuilder(int genes, BlockStorage storage) {
        this.geneCount = genes;
        this.storage = storage;
    }

    /**
     * Appends a cell.
     *
     * @param cellGenes gene indices in any order; values of a repeated gene are summed
     * @param cellValues their values; zeros are left out
     * @param from first entry of the cell in both arrays
     * @param to one after the last entry
     * @throws IOException if a finished block cannot be stored
     * @throws IndexOutOfBoundsException if a gene index is negative or not below the number of genes
     */
    public void addCell(int[] cellGenes, float[] cellValues, int from, int to) throws IOException {
        reserve(to - from);
        int start = used;
        boolean ascending = true;
        for (int i = from; i < to; i++) {
            if (cellGenes[i] < 0 || cellGenes[i] >= geneCount) {
                throw new IndexOutOfBoundsException("gene index " + cellGenes[i] + " of " + geneCount);
            }
            if (cellValues[i] != 0) {
                ascending &= used == start || genes[used - 1] < cellGenes[i];
                genes[used] = cellGenes[i];
                values[used++] = cellValues[i];
            }
        }
        if (!ascending) {
            sortAndSum(start);
        }
        cellStarts[++cells] = used;
        if (used >= BLOCK_VALUES || cells == BLOCK_CELLS) {
            finishBlock();
        }
    }

    /**
     * @return the matrix of all cells appended so far; the builder is not to be used any more
     * @throws IOException if the last block cannot be stored
     */
    public CountMatrix build() throws IOException {
        finishBlock();
        return CountMatrix.of(geneCount, segments);
    }

    private void reserve(int more) {
        if (used + more > genes.length) {
            int capacity = Math.max(used + more, Math.min(2 * genes.length, 2 * BLOCK_VALUES));
            genes = Arrays.copyOf(genes, capacity);
            values = Arrays.copyOf(values, capacity);
        }
    }

    private void finishBlock() throws IOException {
        if (cells > 0) {
            CountBlock block =
                CountBlock.encode(geneCount, Arrays.copyOf(cellStarts, cells + 1), genes, values, storage);
            segments.add(new CountMatrix.Segment(block, null));
            cells = 0;
            used = 0;
        }
    }

    private void sortAndSum(int start) {
        int length = used - start;
        long[] order = new long[length];
        for (int i = 0; i < length; i++) {
            order[i] = (long) genes[start + i] << 32 | i;
        }
        Arrays.sort(order);
        float[] unsorted = Arrays.copyOfRange(values, start, used);
        used = start;
        for (int i = 0; i < length;) {
            int gene = (int) (order[i] >> 32);
            float sum = 0;
            for (; i < length && (int) (order[i] >> 32) == gene; i++) {
                sum += unsorted[(int) order[i]];
            }
            if (sum != 0) {
                genes[used] = gene;
                values[used++] = sum;
            }
        }
    }
}
