package org.screlapse.engine.quality;

import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.expression.CellRanges;
import org.screlapse.engine.task.Progress;

/**
 * The sums from which quality is judged.
 *
 * @param cellTotals counts of each cell
 * @param cellGenes number of genes that each cell has
 * @param categoryTotals for each category of genes its counts in each cell
 * @param topTotals for each number of top genes their counts in each cell
 * @param geneTotals counts of each gene
 * @param geneCells number of cells that have each gene
 */
record QualityCounts(double[] cellTotals, double[] cellGenes, double[][] categoryTotals, double[][] topTotals,
    double[] geneTotals, double[] geneCells) {

    static QualityCounts none(int categories, int[] topGenes) {
        return new QualityCounts(new double[0], new double[0], new double[categories][0],
            new double[topGenes.length][0], new double[0], new double[0]);
    }

    /**
     * @param categories for each category whether a gene belongs to it
     * @param topGenes numbers of top genes, ascending
     */
    static QualityCounts of(CountMatrix matrix, List<boolean[]> categories, int[] topGenes, Progress progress) {
        int cells = matrix.cells();
        int[] categoriesOf = categoriesOf(matrix.genes(), categories);
        QualityCounts result =
            new QualityCounts(new double[cells], new double[cells], new double[categories.size()][cells],
                new double[topGenes.length][cells], new double[matrix.genes()], new double[matrix.genes()]);
        CellRanges parts = CellRanges.of(matrix.cells(), 2L * matrix.genes());
        double[][] totals = new double[parts.count()][];
        int[][] counts = new int[parts.count()][];
        parts.forEach(matrix, "Describing cells and genes", progress, (part, cursor) -> {
            totals[part] = new double[matrix.genes()];
            counts[part] = new int[matrix.genes()];
            TopCounts top = new TopCounts(topGenes);
            while (cursor.next()) {
                result.add(cursor, categoriesOf, totals[part], counts[part]);
                top.sum(cursor, result.topTotals);
            }
        });
        for (int part = 0; part < parts.count(); part++) {
            for (int gene = 0; gene < matrix.genes(); gene++) {
                result.geneTotals[gene] += totals[part][gene];
                result.geneCells[gene] += counts[part][gene];
            }
        }
        return result;
    }

    private void add(CellCursor cell, int[] categoriesOf, double[] totals, int[] counts) {
        int[] genes = cell.genes();
        float[] values = cell.values();
        int length = cell.length();
        double total = 0;
        for (int i = 0; i < length; i++) {
            int gene = genes[i];
            total += values[i];
            totals[gene] += values[i];
            counts[gene]++;
            if (categoriesOf[gene] != 0) {
                addToCategories(categoriesOf[gene], values[i], cell.cell());
            }
        }
        cellTotals[cell.cell()] = total;
        cellGenes[cell.cell()] = length;
    }

    private void addToCategories(int bits, float value, int cell) {
        for (int left = bits; left != 0; left &= left - 1) {
            categoryTotals[Integer.numberOfTrailingZeros(left)][cell] += value;
        }
    }

    /** For each gene a bit for each category that it belongs to. */
    private static int[] categoriesOf(int genes, List<boolean[]> categories) {
        int[] bits = new int[genes];
        for (int c = 0; c < categories.size(); c++) {
            for (int gene = 0; gene < genes; gene++) {
                bits[gene] |= categories.get(c)[gene] ? 1 << c : 0;
            }
        }
        return bits;
    }

    /** Sums the largest counts of cells. */
    private static final class TopCounts {

        private final int[] numbers;
        private float[] sorted = new float[0];

        TopCounts(int[] numbers) {
            this.numbers = numbers;
        }

        void sum(CellCursor cell, double[][] into) {
            if (numbers.length == 0) {
                return;
            }
            int length = cell.length();
            if (sorted.length < length) {
                sorted = new float[2 * length];
            }
            System.arraycopy(cell.values(), 0, sorted, 0, length);
            Arrays.sort(sorted, 0, length);
            double sum = 0;
            int used = 0;
            for (int n = 0; n < numbers.length; n++) {
                for (; used < Math.min(numbers[n], length); used++) {
                    sum += sorted[length - 1 - used];
                }
                into[n][cell.cell()] = sum;
            }
        }
    }
}
