package org.screlapse.engine.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * A sparse matrix of cells × genes, as a sequence of blocks of cells. Immutable; the blocks may be shared with other
 * matrices whose genes have another order. Values are usually counts of molecules; {@link #isCounts()} tells.
 */
public final class CountMatrix {

    /**
     * A block as part of a matrix.
     *
     * @param block the cells
     * @param geneMap for each gene of the block its index in the matrix, −1 where the matrix does not have it; null
     *            where the block's genes are the matrix's. Not to be changed.
     * @param rows the cells of the block that the matrix has, ascending; null for all. Not to be changed.
     */
    public record Segment(CountBlock block, int[] geneMap, int[] rows) {

        /**
         * All cells of a block.
         *
         * @param block the cells
         * @param geneMap for each gene of the block its index in the matrix; null where they are the same
         */
        public Segment(CountBlock block, int[] geneMap) {
            this(block, geneMap, null);
        }

        /** @return number of cells */
        public int cells() {
            return rows == null ? block.cells() : rows.length;
        }

        int row(int cell) {
            return rows == null ? cell : rows[cell];
        }
    }

    private final int genes;
    private final List<Segment> segments;
    private final int[] firstCells;
    private final long nonZeros;

    private CountMatrix(int genes, List<Segment> segments) {
        this.genes = genes;
        this.segments = segments;
        firstCells = new int[segments.size() + 1];
        for (int s = 0; s < segments.size(); s++) {
            firstCells[s + 1] = Math.addExact(firstCells[s], segments.get(s).cells());
        }
        nonZeros = countNonZeros();
    }

    /**
     * @param genes number of genes
     * @param segments the blocks from the first cell to the last; empty blocks are left out
     * @return the matrix
     */
    public static CountMatrix of(int genes, List<Segment> segments) {
        return new CountMatrix(genes, segments.stream().filter(s -> s.cells() > 0).toList());
    }

    /**
     * @param cells number of cells
     * @return a matrix of these cells and no genes
     */
    public static CountMatrix withoutGenes(int cells) {
        try {
            CountBlock empty = CountBlock.encode(0, new int[cells + 1], new int[0], new float[0], BlockStorage.HEAP);
            return of(0, List.of(new Segment(empty, null)));
        } catch (IOException e) {
            throw new UncheckedIOException("the heap does not fail", e);
        }
    }

    /** @return number of cells */
    public int cells() {
        return firstCells[firstCells.length - 1];
    }

    /** @return number of genes */
    public int genes() {
        return genes;
    }

    /** @return number of values other than 0 */
    public long nonZeros() {
        return nonZeros;
    }

    /** @return whether all values are whole and not negative, as counts are */
    public boolean isCounts() {
        return segments.stream().allMatch(s -> s.block().isCounts());
    }

    /** @return whether there are counts above 2²⁴ = 16,777,216, which are kept to seven digits only */
    public boolean isRounded() {
        return segments.stream().anyMatch(s -> s.block().isRounded());
    }

    /** @return the blocks */
    public List<Segment> segments() {
        return segments;
    }

    /** @return a cursor over all cells */
    public CellCursor cursor() {
        return new CellCursor(this, 0, cells());
    }

    /**
     * @param from first cell
     * @param to one after the last cell
     * @return a cursor over these cells
     */
    public CellCursor cursor(int from, int to) {
        if (from < 0 || to > cells() || from > to) {
            throw new IndexOutOfBoundsException("cells " + from + " to " + to + " of " + cells());
        }
        return new CellCursor(this, from, to);
    }

    /** What is done with the cells of one block, in order. */
    @FunctionalInterface
    public interface CellsConsumer {

        /** @param cells a cursor before the first cell of the block */
        void accept(CellCursor cells);
    }

    /**
     * Runs over all blocks in parallel. The body must write only to places of the cells it is given.
     *
     * @param message what is being done, for a person to read
     * @param progress told after each block
     * @param body what is done with a block's cells
     */
    public void forEachBlock(String message, Progress progress, CellsConsumer body) {
        ParallelLoop.forEach(segments.size(), message, progress,
            s -> body.accept(new CellCursor(this, firstCells[s], firstCells[s + 1])));
    }

    /**
     * @param progress told how far it is
     * @return the sum of the values of each cell
     */
    public double[] cellTotals(Progress progress) {
        double[] totals = new double[cells()];
        forEachBlock("Summing counts", progress, cells -> {
            while (cells.next()) {
                for (int i = 0; i < cells.length(); i++) {
                    totals[cells.cell()] += cells.values()[i];
                }
            }
        });
        return totals;
    }

    /**
     * @param geneMap for each gene of this matrix its index in the result, each at most once, −1 to leave it out; null
     *            to keep the genes as they are
     * @return the segments of this matrix under the other gene indices, sharing its blocks
     */
    public List<Segment> segmentsWithGenes(int[] geneMap) {
        if (geneMap == null) {
            return segments;
        }
        List<Segment> renamed = new ArrayList<>(segments.size());
        int[] lastMap = null;
        int[] lastComposed = null;
        for (Segment s : segments) {
            if (lastComposed == null || s.geneMap() != lastMap) {
                lastMap = s.geneMap();
                lastComposed = compose(lastMap, geneMap);
            }
            renamed.add(new Segment(s.block(), lastComposed, s.rows()));
        }
        return renamed;
    }

    /**
     * @param cells indices of cells, ascending
     * @return these cells, sharing the blocks of this matrix
     * @throws IllegalArgumentException if the indices do not ascend
     */
    public CountMatrix selectCells(int[] cells) {
        List<Segment> selected = new ArrayList<>();
        int next = 0;
        for (int s = 0; s < segments.size(); s++) {
            int from = next;
            while (next < cells.length && cells[next] < firstCells[s + 1]) {
                if (cells[next] < firstCells[s] || (next > 0 && cells[next] <= cells[next - 1])) {
                    throw new IllegalArgumentException("Selected cells do not ascend at position " + next + ".");
                }
                next++;
            }
            selected.add(select(segments.get(s), firstCells[s], Arrays.copyOfRange(cells, from, next)));
        }
        if (next < cells.length) {
            throw new IndexOutOfBoundsException("cell " + cells[next] + " of " + cells());
        }
        return of(genes, selected);
    }

    private static Segment select(Segment segment, int firstCell, int[] cells) {
        if (cells.length == segment.cells()) {
            return segment;
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = segment.row(cells[i] - firstCell);
        }
        return new Segment(segment.block(), segment.geneMap(), cells);
    }

    Segment segment(int index) {
        return segments.get(index);
    }

    int firstCell(int segment) {
        return firstCells[segment];
    }

    int segmentOf(int cell) {
        int found = Arrays.binarySearch(firstCells, cell);
        return found >= 0 ? found : -found - 2;
    }

    private static int[] compose(int[] first, int[] second) {
        if (first == null) {
            return second;
        }
        int[] composed = new int[first.length];
        for (int g = 0; g < first.length; g++) {
            composed[g] = first[g] < 0 ? -1 : second[first[g]];
        }
        return composed;
    }

    private long countNonZeros() {
        long[] counts = new long[segments.size()];
        ParallelLoop.forEach(counts.length, "Counting", Progress.NONE, s -> counts[s] = countNonZeros(segments.get(s)));
        return Arrays.stream(counts).sum();
    }

    private static long countNonZeros(Segment segment) {
        CountBlock block = segment.block();
        boolean allGenes = segment.geneMap() == null || Arrays.stream(segment.geneMap()).allMatch(gene -> gene >= 0);
        if (allGenes && segment.rows() == null) {
            return block.nonZeros();
        }
        block.verify();
        long count = 0;
        for (int cell = 0; cell < segment.cells(); cell++) {
            int row = segment.row(cell);
            count += allGenes ? block.start(row + 1) - block.start(row) : block.countGenes(row, segment.geneMap());
        }
        return count;
    }
}
