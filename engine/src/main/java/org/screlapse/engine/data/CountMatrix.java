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
     *        where the block's genes are the matrix's. Not to be changed.
     */
    public record Segment(CountBlock block, int[] geneMap) {
    }

    private final int genes;
    private final List<Segment> segments;
    private final int[] firstCells;
    private final long nonZeros;

    private CountMatrix(final int genes, final List<Segment> segments) {
        this.genes = genes;
        this.segments = segments;
        firstCells = new int[segments.size() + 1];
        for (int s = 0; s < segments.size(); s++) {
            firstCells[s + 1] = Math.addExact(firstCells[s], segments.get(s).block().cells());
        }
        nonZeros = countNonZeros();
    }

    /**
     * @param genes number of genes
     * @param segments the blocks from the first cell to the last; empty blocks are left out
     * @return the matrix
     */
    public static CountMatrix of(final int genes, final List<Segment> segments) {
        return new CountMatrix(genes, segments.stream().filter(s -> s.block().cells() > 0).toList());
    }

    /**
     * @param cells number of cells
     * @return a matrix of these cells and no genes
     */
    public static CountMatrix withoutGenes(final int cells) {
        try {
            final CountBlock empty =
                CountBlock.encode(0, new int[cells + 1], new int[0], new float[0], BlockStorage.HEAP);
            return of(0, List.of(new Segment(empty, null)));
        } catch (final IOException e) {
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
    public CellCursor cursor(final int from, final int to) {
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
    public void forEachBlock(final String message, final Progress progress, final CellsConsumer body) {
        ParallelLoop.forEach(segments.size(), message, progress,
            s -> body.accept(new CellCursor(this, firstCells[s], firstCells[s + 1])));
    }

    /**
     * @param geneMap for each gene of this matrix its index in the result, each at most once, −1 to leave it out; null
     *        to keep the genes as they are
     * @return the segments of this matrix under the other gene indices, sharing its blocks
     */
    public List<Segment> segmentsWithGenes(final int[] geneMap) {
        if (geneMap == null) {
            return segments;
        }
        final List<Segment> renamed = new ArrayList<>(segments.size());
        int[] lastMap = null;
        int[] lastComposed = null;
        for (final Segment s : segments) {
            if (lastComposed == null || s.geneMap() != lastMap) {
                lastMap = s.geneMap();
                lastComposed = compose(lastMap, geneMap);
            }
            renamed.add(new Segment(s.block(), lastComposed));
        }
        return renamed;
    }

    Segment segment(final int index) {
        return segments.get(index);
    }

    int firstCell(final int segment) {
        return firstCells[segment];
    }

    int segmentOf(final int cell) {
        final int found = Arrays.binarySearch(firstCells, cell);
        return found >= 0 ? found : -found - 2;
    }

    private static int[] compose(final int[] first, final int[] second) {
        if (first == null) {
            return second;
        }
        final int[] composed = new int[first.length];
        for (int g = 0; g < first.length; g++) {
            composed[g] = first[g] < 0 ? -1 : second[first[g]];
        }
        return composed;
    }

    private long countNonZeros() {
        final long[] counts = new long[segments.size()];
        ParallelLoop.forEach(counts.length, "Counting", Progress.NONE, s -> {
            final Segment segment = segments.get(s);
            if (segment.geneMap() == null || Arrays.stream(segment.geneMap()).allMatch(g -> g >= 0)) {
                counts[s] = segment.block().nonZeros();
                return;
            }
            final CellCursor cell = new CellCursor(this, firstCells[s], firstCells[s + 1]);
            while (cell.next()) {
                counts[s] += cell.length();
            }
        });
        return Arrays.stream(counts).sum();
    }
}
