package org.screlapse.engine.data;

import java.util.Arrays;

/**
 * Reads the cells of a {@link CountMatrix} one after another into arrays that it reuses. Not safe for several threads:
 * each takes a cursor of its own.
 *
 * <pre>{@code
 * CellCursor cell = matrix.cursor();
 * while (cell.next()) {
 *     for (int i = 0; i < cell.length(); i++) {
 *         total += cell.values()[i];
 *     }
 * }
 * }</pre>
 */
public final class CellCursor {

    private final CountMatrix matrix;
    private final int end;
    private int segment;
    private int cell;
    private int length;
    private int[] genes = new int[4096];
    private float[] values = new float[4096];
    private char[] narrowGenes = new char[4096];
    private byte[] smallCounts = new byte[4096];

    CellCursor(CountMatrix matrix, int from, int to) {
        this.matrix = matrix;
        this.cell = from - 1;
        this.end = to;
        this.segment = from < to ? matrix.segmentOf(from) : 0;
    }

    /**
     * Moves to the next cell.
     *
     * @return whether there is one
     */
    public boolean next() {
        if (cell + 1 >= end) {
            return false;
        }
        cell++;
        while (cell >= matrix.firstCell(segment + 1)) {
            segment++;
        }
        CountMatrix.Segment from = matrix.segment(segment);
        from.block().verify();
        read(from, from.row(cell - matrix.firstCell(segment)));
        return true;
    }

    /** @return index of the cell in the matrix */
    public int cell() {
        return cell;
    }

    /** @return number of values other than 0 of this cell */
    public int length() {
        return length;
    }

    /** @return gene indices, ascending; only the first {@link #length()} entries count, until the next move */
    public int[] genes() {
        return genes;
    }

    /** @return the values of these genes; only the first {@link #length()} entries count, until the next move */
    public float[] values() {
        return values;
    }

    private void read(CountMatrix.Segment from, int cellInBlock) {
        CountBlock block = from.block();
        int start = block.start(cellInBlock);
        length = block.start(cellInBlock + 1) - start;
        if (length > genes.length) {
            int capacity = Math.max(length, 2 * genes.length);
            genes = new int[capacity];
            values = new float[capacity];
            narrowGenes = new char[capacity];
            smallCounts = new byte[capacity];
        }
        block.readGenes(start, length, genes, narrowGenes);
        block.readValues(cellInBlock, start, length, values, smallCounts);
        if (from.geneMap() != null) {
            rename(from.geneMap());
        }
    }

    /** Translates the block's gene indices into the matrix's and drops the genes that the matrix does not have. */
    private void rename(int[] geneMap) {
        int kept = 0;
        boolean ascending = true;
        for (int i = 0; i < length; i++) {
            int gene = geneMap[genes[i]];
            if (gene >= 0) {
                ascending &= kept == 0 || genes[kept - 1] < gene;
                genes[kept] = gene;
                values[kept++] = values[i];
            }
        }
        length = kept;
        if (!ascending) {
            sort();
        }
    }

    private void sort() {
        long[] pairs = new long[length];
        for (int i = 0; i < length; i++) {
            pairs[i] = (long) genes[i] << 32 | (Float.floatToRawIntBits(values[i]) & 0xFFFFFFFFL);
        }
        Arrays.sort(pairs);
        for (int i = 0; i < length; i++) {
            genes[i] = (int) (pairs[i] >> 32);
            values[i] = Float.intBitsToFloat((int) pairs[i]);
        }
    }
}
