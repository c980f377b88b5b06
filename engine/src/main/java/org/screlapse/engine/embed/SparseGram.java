package org.screlapse.engine.embed;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * The product of a sparse matrix of cells × genes, transposed, with itself: genes × genes. Nearly all products are of
 * the few genes that are seen in many cells. These are laid out densely, range after range of cells, so that a gene's
 * row adds whole rows of them; products of two rarer genes are added one by one.
 */
final class SparseGram {

    /** Genes seen in this part of the cells or more are frequent. */
    private static final double FREQUENT = 0.1;

    /** The genes, frequent ones first: their indices here are their places. */
    private final int[] order;
    private final int[] places;
    private final int frequent;
    private final double[][] sums;

    /**
     * A range of cells.
     *
     * @param byGene its values, gene by gene
     * @param dense the values of frequent genes, zeros included, cell by cell
     * @param rare the places and values of all other genes, cell by cell
     */
    private record Range(SparseRows byGene, float[][] dense, SparseRows rare) {}

    private SparseGram(double[] seen) {
        int genes = seen.length;
        order = IntStream.concat(IntStream.range(0, genes).filter(g -> seen[g] >= FREQUENT),
            IntStream.range(0, genes).filter(g -> !(seen[g] >= FREQUENT))).toArray();
        frequent = (int) Arrays.stream(seen).filter(s -> s >= FREQUENT).count();
        places = new int[genes];
        for (int place = 0; place < genes; place++) {
            places[order[place]] = place;
        }
        sums = new double[genes][genes];
    }

    /**
     * @param cells gives each range of cells, as cells × genes
     * @param ranges number of ranges
     * @param seen for each gene in which part of the cells it is other than 0, roughly
     * @param progress told how far it is
     * @return genes × genes, the whole square
     */
    static double[][] of(IntFunction<SparseRows> cells, int ranges, double[] seen, Progress progress) {
        SparseGram gram = new SparseGram(seen);
        GeneSums.run(ranges, r -> gram.prepare(cells.apply(r)), gram::add, "Computing covariances", progress);
        return gram.square(progress);
    }

    private Range prepare(SparseRows cells) {
        float[][] dense = new float[cells.rows()][frequent];
        int[] starts = new int[cells.rows() + 1];
        char[] columns = new char[cells.columns().length];
        float[] values = new float[columns.length];
        int length = 0;
        for (int cell = 0; cell < cells.rows(); cell++) {
            for (int i = cells.starts()[cell]; i < cells.starts()[cell + 1]; i++) {
                int place = places[cells.columns()[i]];
                float value = cells.values()[i];
                if (place < frequent) {
                    dense[cell][place] = value;
                } else {
                    columns[length] = (char) place;
                    values[length++] = value;
                }
            }
            starts[cell + 1] = length;
        }
        return new Range(cells.transposed(order.length), dense,
            new SparseRows(starts, Arrays.copyOf(columns, length), Arrays.copyOf(values, length)));
    }

    /** Adds to every so manieth row: only the columns up to the diagonal. */
    private void add(List<Range> ranges, int first, int step) {
        for (Range range : ranges) {
            float[] products = new float[frequent];
            for (int place = first; place < order.length; place += step) {
                addFrequent(range, place, products);
            }
        }
        for (int place = first; place < order.length; place += step) {
            if (place >= frequent) {
                for (Range range : ranges) {
                    addRare(range, place);
                }
            }
        }
    }

    private void addFrequent(Range range, int place, float[] products) {
        int width = Math.min(place + 1, frequent);
        Arrays.fill(products, 0, width, 0);
        range.byGene.addProduct(order[place], range.dense, products, width);
        double[] row = sums[place];
        for (int k = 0; k < width; k++) {
            row[k] += products[k];
        }
    }

    private void addRare(Range range, int place) {
        SparseRows rare = range.rare;
        SparseRows byGene = range.byGene;
        double[] row = sums[place];
        for (int i = byGene.starts()[order[place]]; i < byGene.starts()[order[place] + 1]; i++) {
            int cell = byGene.columns()[i];
            double value = byGene.values()[i];
            for (int j = rare.starts()[cell]; rare.columns()[j] < place; j++) {
                row[rare.columns()[j]] += value * rare.values()[j];
            }
            row[place] += value * value;
        }
    }

    /** The other half as well, and the genes in their own order. */
    private double[][] square(Progress progress) {
        double[][] square = new double[order.length][];
        ParallelLoop.forEach(order.length, "Computing covariances", progress.part(1, 1), place -> {
            double[] row = new double[order.length];
            for (int other = 0; other < order.length; other++) {
                row[order[other]] = other <= place ? sums[place][other] : sums[other][place];
            }
            square[order[place]] = row;
        });
        return square;
    }
}
