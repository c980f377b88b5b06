package org.screlapse.engine.embed;

import java.util.List;
import java.util.function.IntFunction;
import org.screlapse.engine.linalg.Vectors;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Sums over all cells, for each gene: its products with some vectors, its squares, and how often it is seen.
 *
 * @param projections a row a basis vector: the sum of the gene's values, each times the cell's place in that vector
 * @param squares the sum of the squares
 * @param seen the part of the cells in which the gene has a value
 */
record CrossMoments(double[][] projections, double[] squares, double[] seen) {

    /** Sums over all cells are made in so many parts, whatever the number of threads. */
    private static final int PARTS = 16;

    /**
     * @param values says which ranges of cells there are
     * @param range gives a range, as cells × genes
     * @param basis vectors of a number per cell
     * @param progress told how far it is
     * @return the sums
     */
    static CrossMoments of(GeneValues values, IntFunction<SparseRows> range, List<double[]> basis, Progress progress) {
        int genes = values.genes();
        CrossMoments[] parts = new CrossMoments[PARTS];
        ParallelLoop.forEach(PARTS, "Computing means", progress, part -> {
            CrossMoments sums = new CrossMoments(new double[basis.size()][genes], new double[genes], new double[genes]);
            int end = (int) ((long) values.ranges() * (part + 1) / PARTS);
            for (int r = (int) ((long) values.ranges() * part / PARTS); r < end; r++) {
                progress.checkCancelled();
                sums.add(range.apply(r), values.firstCell(r), basis);
            }
            parts[part] = sums;
        });
        for (int part = 1; part < PARTS; part++) {
            parts[0].add(parts[part]);
        }
        Vectors.scale(1.0 / values.cells(), parts[0].seen);
        return parts[0];
    }

    private void add(SparseRows range, int firstCell, List<double[]> basis) {
        for (int cell = 0; cell < range.rows(); cell++) {
            for (int i = range.starts()[cell]; i < range.starts()[cell + 1]; i++) {
                double value = range.values()[i];
                squares[range.columns()[i]] += value * value;
                seen[range.columns()[i]]++;
            }
            for (int q = 0; q < projections.length; q++) {
                double place = basis.get(q)[firstCell + cell];
                double[] projection = projections[q];
                for (int i = range.starts()[cell]; i < range.starts()[cell + 1]; i++) {
                    projection[range.columns()[i]] += place * range.values()[i];
                }
            }
        }
    }

    private void add(CrossMoments other) {
        for (int q = 0; q < projections.length; q++) {
            Vectors.add(1, other.projections[q], projections[q]);
        }
        Vectors.add(1, other.squares, squares);
        Vectors.add(1, other.seen, seen);
    }
}
