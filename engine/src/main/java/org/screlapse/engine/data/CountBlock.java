package org.screlapse.engine.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Some consecutive cells of a matrix in compact compressed-sparse-row form, in one buffer on the heap or mapped from a
 * file. Gene indices take 16 bits where the number of genes allows, else 32. Whole counts take 8 bits; 255 stands for
 * "see the list of large counts". Values that are not whole counts take 32 bits, as floats.
 *
 * <p>
 * Layout, little-endian, each section aligned to 4 bytes: header (cells, non-zeros, large counts, flags), start of each
 * cell, start of each cell's large counts (only if there are any), gene indices, values, large counts.
 */
public final class CountBlock {

    private static final int HEADER_BYTES = 16;
    private static final int WIDE_GENES = 1;
    private static final int FLOAT_VALUES = 2;
    private static final int WHOLE_COUNTS = 4;
    private static final int ROUNDED = 8;
    /** A float holds every whole number up to this one. */
    private static final int MAX_EXACT = 1 << 24;
    private static final int ESCAPE = 255;
    private static final int MAX_NARROW_GENES = 1 << 16;

    private final ByteBuffer buffer;
    private final BlockOrigin origin;
    /** Two threads may both find it false, and both check: no harm. */
    private boolean verified;
    private final int cells;
    private final int nonZeros;
    private final int flags;
    private final int cellStarts;
    private final int largeStarts;
    private final int genes;
    private final int values;
    private final int large;
    private final IntBuffer wideGenes;
    private final CharBuffer narrowGenes;
    private final FloatBuffer floatValues;

    private CountBlock(ByteBuffer buffer, BlockOrigin origin) {
        this.buffer = buffer;
        this.origin = origin;
        cells = buffer.getInt(0);
        nonZeros = buffer.getInt(4);
        int largeCount = buffer.getInt(8);
        flags = buffer.getInt(12);
        if (cells < 0 || nonZeros < 0 || largeCount < 0
            || size(cells, nonZeros, largeCount, has(WIDE_GENES), has(FLOAT_VALUES)) != buffer.limit()) {
            throw new IllegalArgumentException("The stored counts are damaged: a block of " + buffer.limit()
                + " bytes says that it holds " + cells + " cells and " + nonZeros + " values.");
        }
        cellStarts = HEADER_BYTES;
        largeStarts = cellStarts + 4 * (cells + 1);
        genes = largeStarts + (largeCount > 0 ? 4 * (cells + 1) : 0);
        values = genes + (int) aligned(nonZeros * (has(WIDE_GENES) ? 4L : 2L));
        large = values + (int) aligned(nonZeros * (has(FLOAT_VALUES) ? 4L : 1L));
        wideGenes = has(WIDE_GENES) ? section(genes, 4 * nonZeros).asIntBuffer() : null;
        narrowGenes = has(WIDE_GENES) ? null : section(genes, 2 * nonZeros).asCharBuffer();
        floatValues = has(FLOAT_VALUES) ? section(values, 4 * nonZeros).asFloatBuffer() : null;
    }

    /**
     * @param buffer an encoded block, from 0 to its limit; taken over, not to be changed
     * @return the block in it
     * @throws IllegalArgumentException if the buffer does not hold a block
     */
    public static CountBlock of(ByteBuffer buffer) {
        return of(buffer, BlockOrigin.NEW);
    }

    /**
     * @param buffer an encoded block, from 0 to its limit; taken over, not to be changed
     * @param origin where it comes from: asked before the values are first read
     * @return the block in it
     * @throws IllegalArgumentException if the buffer does not hold a block
     */
    public static CountBlock of(ByteBuffer buffer, BlockOrigin origin) {
        if (buffer.limit() < HEADER_BYTES) {
            throw new IllegalArgumentException(
                "The stored counts are damaged: a block has " + buffer.limit() + " bytes.");
        }
        return new CountBlock(buffer.order(ByteOrder.LITTLE_ENDIAN), origin);
    }

    /**
     * Encodes cells.
     *
     * @param geneCount number of genes of the matrix
     * @param cellStarts where each cell starts in the two arrays, and where the last one ends: cells + 1 entries, the
     *            first is 0
     * @param genes gene indices, ascending and unique within a cell
     * @param counts the values, none of them 0
     * @param storage where the block is kept
     * @return the block
     * @throws IOException if the storage fails
     */
    public static CountBlock encode(int geneCount, int[] cellStarts, int[] genes, float[] counts, BlockStorage storage)
        throws IOException {
        int cells = cellStarts.length - 1;
        int nonZeros = cellStarts[cells];
        boolean whole = areWholeCounts(counts, nonZeros);
        int largeCount = whole ? countLarge(counts, nonZeros) : 0;
        boolean floats = !whole || largeCount > nonZeros * 3L / 4;
        boolean wide = geneCount > MAX_NARROW_GENES;
        int stored = floats ? 0 : largeCount;
        long size = size(cells, nonZeros, stored, wide, floats);
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(cells).putInt(nonZeros).putInt(stored).putInt((wide ? WIDE_GENES : 0) | (floats ? FLOAT_VALUES : 0)
            | (whole ? WHOLE_COUNTS : 0) | (whole && areRounded(counts, nonZeros) ? ROUNDED : 0));
        putInts(out, cellStarts, cells + 1);
        if (stored > 0) {
            putInts(out, largeStarts(cellStarts, counts), cells + 1);
        }
        putGenes(out, genes, nonZeros, wide);
        putValues(out, counts, nonZeros, floats);
        if (stored > 0) {
            putLarge(out, counts, nonZeros);
        }
        return of(storage.store(out.flip()));
    }

    /** @return number of cells */
    public int cells() {
        return cells;
    }

    /** @return number of stored values */
    public int nonZeros() {
        return nonZeros;
    }

    /** @return whether all values are whole and not negative */
    public boolean isCounts() {
        verify();
        return has(WHOLE_COUNTS);
    }

    /** @return whether there are counts that are too large for each of them to be exact: above 2²⁴ = 16,777,216 */
    public boolean isRounded() {
        verify();
        return has(ROUNDED);
    }

    /** @return the buffer that the storage gave, with the encoded block from 0 to its limit; not to be changed */
    public ByteBuffer encoded() {
        return buffer;
    }

    /**
     * Makes sure that the values are what was stored; to be called before they are read.
     *
     * @throws java.io.UncheckedIOException if they are not
     */
    public void verify() {
        if (!verified) {
            origin.verify(buffer);
            verified = true;
        }
    }

    int start(int cell) {
        return buffer.getInt(cellStarts + 4 * cell);
    }

    /** @return number of the cell's genes that the map does not leave out */
    int countGenes(int cell, int[] geneMap) {
        int end = start(cell + 1);
        int count = 0;
        for (int i = start(cell); i < end; i++) {
            count += geneMap[wideGenes == null ? narrowGenes.get(i) : wideGenes.get(i)] >= 0 ? 1 : 0;
        }
        return count;
    }

    void readGenes(int start, int length, int[] into, char[] scratch) {
        if (wideGenes != null) {
            wideGenes.get(start, into, 0, length);
            return;
        }
        narrowGenes.get(start, scratch, 0, length);
        for (int i = 0; i < length; i++) {
            into[i] = scratch[i];
        }
    }

    void readValues(int cell, int start, int length, float[] into, byte[] scratch) {
        if (floatValues != null) {
            floatValues.get(start, into, 0, length);
            return;
        }
        buffer.get(values + start, scratch, 0, length);
        for (int i = 0; i < length; i++) {
            into[i] = scratch[i] & 0xFF;
        }
        if (genes > largeStarts) {
            int next = buffer.getInt(largeStarts + 4 * cell);
            int end = buffer.getInt(largeStarts + 4 * (cell + 1));
            for (int i = 0; next < end; i++) {
                if (scratch[i] == (byte) ESCAPE) {
                    into[i] = buffer.getFloat(large + 4 * next++);
                }
            }
        }
    }

    private ByteBuffer section(int from, int length) {
        return buffer.slice(from, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }

    private static long size(int cells, int nonZeros, int large, boolean wide, boolean floats) {
        return HEADER_BYTES + 4L * (cells + 1L) * (large > 0 ? 2 : 1) + aligned(nonZeros * (wide ? 4L : 2L))
            + aligned(nonZeros * (floats ? 4L : 1L)) + 4L * large;
    }

    private static long aligned(long bytes) {
        return (bytes + 3) & ~3L;
    }

    private static boolean areWholeCounts(float[] counts, int length) {
        for (int i = 0; i < length; i++) {
            if (!(counts[i] >= 0) || counts[i] != Math.rint(counts[i]) || Float.isInfinite(counts[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean areRounded(float[] counts, int length) {
        for (int i = 0; i < length; i++) {
            if (counts[i] > MAX_EXACT) {
                return true;
            }
        }
        return false;
    }

    private static int countLarge(float[] counts, int length) {
        int large = 0;
        for (int i = 0; i < length; i++) {
            if (counts[i] >= ESCAPE) {
                large++;
            }
        }
        return large;
    }

    private static int[] largeStarts(int[] cellStarts, float[] counts) {
        int[] starts = new int[cellStarts.length];
        for (int cell = 0; cell + 1 < cellStarts.length; cell++) {
            int large = 0;
            for (int i = cellStarts[cell]; i < cellStarts[cell + 1]; i++) {
                if (counts[i] >= ESCAPE) {
                    large++;
                }
            }
            starts[cell + 1] = starts[cell] + large;
        }
        return starts;
    }

    private static void putInts(ByteBuffer out, int[] ints, int length) {
        out.asIntBuffer().put(ints, 0, length);
        out.position(out.position() + 4 * length);
    }

    private static void putGenes(ByteBuffer out, int[] genes, int length, boolean wide) {
        if (wide) {
            putInts(out, genes, length);
            return;
        }
        int from = out.position();
        for (int i = 0; i < length; i++) {
            out.putChar(from + 2 * i, (char) genes[i]);
        }
        out.position(from + (int) aligned(2L * length));
    }

    private static void putValues(ByteBuffer out, float[] counts, int length, boolean floats) {
        int from = out.position();
        if (floats) {
            out.asFloatBuffer().put(counts, 0, length);
            out.position(from + 4 * length);
            return;
        }
        for (int i = 0; i < length; i++) {
            out.put(from + i, (byte) Math.min(counts[i], ESCAPE));
        }
        out.position(from + (int) aligned(length));
    }

    private static void putLarge(ByteBuffer out, float[] counts, int length) {
        for (int i = 0; i < length; i++) {
            if (counts[i] >= ESCAPE) {
                out.putFloat(counts[i]);
            }
        }
    }
}
