package org.screlapse.engine.score;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.screlapse.engine.expression.CellRanges;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.ExpressionCursor;
import org.screlapse.engine.task.Progress;

/**
 * The genes whose log-normalized expression rises most with the number of genes that a cell expresses, and their mean
 * expression in each cell. A gene is expressed if its value is above 0. Cells that express no gene are left out.
 *
 * @param geneCounts number of genes each cell expresses
 * @param genes indices of the genes of the signature, of the highest correlation first
 * @param correlations their Pearson correlations with the gene counts, each above 0
 * @param means mean expression of these genes in each cell; NaN in a cell that expresses no gene
 */
record GeneCountSignature(int[] geneCounts, int[] genes, double[] correlations, double[] means) {

    /** Below this share of the sum of squares a variance is nothing but rounding. */
    private static final double ROUNDING = 1e-13;
    private static final int CELLS_BETWEEN_CHECKS = 256;

    /**
     * @param expression the cells
     * @param size how many genes to take at most, at least 1
     * @param progress told how far it is
     * @throws IllegalArgumentException if no cell expresses a gene, all express equally many, or no gene rises with
     *             their number
     */
    static GeneCountSignature of(Expression expression, int size, Progress progress) {
        int[] counts = geneCounts(expression, progress.part(0, 0.3));
        double[] correlations = correlations(expression, counts, progress.part(0.3, 0.7));
        int[] genes = IntStream.range(0, correlations.length).filter(gene -> correlations[gene] > 0).boxed()
            .sorted(Comparator.comparingDouble((Integer gene) -> -correlations[gene])).limit(size)
            .mapToInt(Integer::intValue).toArray();
        if (genes.length == 0) {
            throw new IllegalArgumentException("The expression of no gene rises with the number of genes that a cell"
                + " expresses, so that there is no gene-counts signature: give data of more genes, not scaled.");
        }
        return new GeneCountSignature(counts, genes, Arrays.stream(genes).mapToDouble(g -> correlations[g]).toArray(),
            means(expression, counts, genes, progress.part(0.7, 1)));
    }

    private static int[] geneCounts(Expression expression, Progress progress) {
        int[] counts = new int[expression.cells()];
        CellRanges.of(counts.length).forEach(expression, "Counting genes", progress, (range, cells) -> {
            while (next(cells, progress)) {
                int count = 0;
                for (int i = 0; i < cells.length(); i++) {
                    count += cells.values()[i] > 0 ? 1 : 0;
                }
                counts[cells.cell()] = count;
            }
        });
        int most = Arrays.stream(counts).max().orElse(0);
        if (most == 0) {
            throw new IllegalArgumentException(
                "No cell has counts, so that its differentiation potential cannot be" + " told.");
        }
        if (Arrays.stream(counts).allMatch(count -> count == 0 || count == most)) {
            throw new IllegalArgumentException("All cells with counts express the same number of genes, " + most
                + ": nothing tells their differentiation potential. Give data of all genes, not smoothed or imputed.");
        }
        return counts;
    }

    /** Pearson correlation of each gene with the gene counts; 0 for a gene that does not vary. */
    private static double[] correlations(Expression expression, int[] counts, Progress progress) {
        double cells = Arrays.stream(counts).filter(count -> count > 0).count();
        double mean = Arrays.stream(counts).asLongStream().sum() / cells;
        double spread = 0;
        for (int count : counts) {
            spread += count > 0 ? (count - mean) * (count - mean) : 0;
        }
        CellRanges ranges = CellRanges.of(counts.length);
        GeneSums[] parts = new GeneSums[ranges.count()];
        ranges.forEach(expression, "Correlating genes", progress, (range, cursor) -> {
            GeneSums own = new GeneSums(expression.genes());
            while (next(cursor, progress)) {
                own.add(cursor, counts[cursor.cell()] - mean);
            }
            parts[range] = own;
        });
        GeneSums all = new GeneSums(expression.genes());
        for (GeneSums part : parts) {
            all.add(part);
        }
        double[] correlations = new double[expression.genes()];
        for (int gene = 0; gene < correlations.length; gene++) {
            double squares = all.squares[gene] - all.sums[gene] * all.sums[gene] / cells;
            correlations[gene] =
                squares > ROUNDING * all.squares[gene] ? all.products[gene] / Math.sqrt(squares * spread) : 0;
        }
        return correlations;
    }

    private static double[] means(Expression expression, int[] counts, int[] genes, Progress progress) {
        boolean[] chosen = new boolean[expression.genes()];
        Arrays.stream(genes).forEach(gene -> chosen[gene] = true);
        double[] means = new double[counts.length];
        CellRanges.of(counts.length).forEach(expression, "Averaging the signature", progress, (range, cells) -> {
            while (next(cells, progress)) {
                double sum = 0;
                for (int i = 0; i < cells.length(); i++) {
                    sum += chosen[cells.genes()[i]] ? cells.values()[i] : 0;
                }
                means[cells.cell()] = counts[cells.cell()] == 0 ? Double.NaN : sum / genes.length;
            }
        });
        return means;
    }

    private static boolean next(ExpressionCursor cells, Progress progress) {
        boolean there = cells.next();
        if (there && cells.cell() % CELLS_BETWEEN_CHECKS == 0) {
            progress.checkCancelled();
        }
        return there;
    }

    /** Sums over cells, a number per gene. */
    private static final class GeneSums {

        private final double[] sums;
        private final double[] squares;
        private final double[] products;

        GeneSums(int genes) {
            sums = new double[genes];
            squares = new double[genes];
            products = new double[genes];
        }

        void add(ExpressionCursor cell, double deviation) {
            int[] genes = cell.genes();
            double[] values = cell.values();
            for (int i = 0; i < cell.length(); i++) {
                sums[genes[i]] += values[i];
                squares[genes[i]] += values[i] * values[i];
                products[genes[i]] += values[i] * deviation;
            }
        }

        void add(GeneSums other) {
            for (int gene = 0; gene < sums.length; gene++) {
                sums[gene] += other.sums[gene];
                squares[gene] += other.squares[gene];
                products[gene] += other.products[gene];
            }
        }
    }
}
