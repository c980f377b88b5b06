package org.screlapse.engine.embed;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.screlapse.engine.task.Progress;

/**
 * The product of a sparse matrix of cells × genes, transposed, with itself: genes × genes. Nearly all products are of
 * the few genes that are seen in many cells. These are laid out densely, range after range of cells, so that a gene's
 * row adds whole rows of them; products of two rarer genes are added one by one.
 */
final class SparseGram {

    /** Genes seen in this part of the cells or more are frequent. */
    private static final double FREQUENT = 0.1;

    private final int[] frequent;
    private final int[] slots;
    private final double[][] sums;

    /**
     * A range of cells.
     *
     * @param byGene its values, gene by gene
     * @param dense the values of frequent genes, zeros included, cell by cell
     * @param rare the values of all other genes, cell by cell
     */
    private record Range(SparseRows byGene, float[][] dense, SparseRows rare) {
    }

    /** @param seen for each gene in which part of the cells it is seen */
    private SparseGram(double[] seen) {
        int genes = seen.length;
        frequent = IntStream.range(0, genes).filter(g -> seen[g] >= FREQUENT).toArray();
        slots = new int[genes];
        Arrays.fill(slots, -1);
        for (int s = 0; s < frequent.length; s++) {
            slots[frequent[s]] = s;
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
        return gram.square();
    }

    private Range prepare(SparseRows cells) {
        float[][] dense = new float[cells.rows()][frequent.length];
        int[] starts = new int[cells.rows() + 1];
        char[] columns = new char[cells.columns().length];
        float[] values = new float[columns.length];
        int length = 0;
        for (int cell = 0; cell < cells.rows(); cell++) {
            for (int i = cells.starts()[cell]; i < cells.starts()[cell + 1]; i++) {
                char gene = cells.columns()[i];
                float value = cells.values()[i];
                if (slots[gene] >= 0) {
                    dense[cell][slots[gene]] = value;
                } else {
                    columns[length] = gene;
                    values[length++] = value;
                }
            }
            starts[cell + 1] = length;
        }
        return new Range(cells.transposed(slots.length), dense, new SparseRows(starts,
            Arrays.copyOf(columns, length), Arrays.copyOf(values, length)));
    }

    /** Products with frequent genes (for these themselves: with those up to them), then those of two rare ones. */
    private void add(Range range, int firstGene, int step) {
        float[] products = new float[frequent.length];
        for (int gene = firstGene; gene < slots.length; gene += step) {
            int width = slots[gene] < 0 ? frequent.length : slots[gene] + 1;
            Arrays.fill(products, 0, width, 0);
            range.byGene.addProduct(gene, range.dense, products, width);
            double[] row = sums[gene];
            for (int s = 0; s < width; s++) {
                row[frequent[s]] += products[s];
            }
            if (slots[gene] < 0) {
                addRare(range, gene, row);
            }
        }
    }

    private static void addRare(Range range, int gene, double[] row) {
        SparseRows rare = range.rare;
        for (int i = range.byGene.starts()[gene]; i < range.byGene.starts()[gene + 1]; i++) {
            int cell = range.byGene.columns()[i];
            double value = range.byGene.values()[i];
            for (int j = rare.starts()[cell]; rare.columns()[j] < gene; j++) {
                row[rare.columns()[j]] += value * rare.values()[j];
            }
            row[gene] += value * value;
        }
    }

    /** Of a pair of genes only one order was summed; the other is 0. */
    private double[][] square() {
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < i; j++) {
                double sum = sums[i][j] + sums[j][i];
                sums[i][j] = sum;
                sums[j][i] = sum;
            }
        }
        return sums;
    }
}
