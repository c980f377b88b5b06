package org.screlapse.engine.cohort;

import java.nio.file.Path;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.FileFormat;
import org.screlapse.engine.stats.Quantiles;
import org.screlapse.engine.task.Progress;

/**
 * What one sample contributed to a cohort.
 *
 * @param sample its name
 * @param path the file or folder that was read
 * @param format name of the file's format
 * @param cells number of cells
 * @param genes number of genes that the file has
 * @param nonZeros number of values other than 0
 * @param medianCounts median over the cells of the sum of their values; NaN without cells or without genes
 * @param medianGenes median over the cells of the number of their genes with a value other than 0; NaN likewise
 * @param isCounts whether all values are whole and not negative, as counts are
 */
public record CohortSample(String sample, Path path, String format, long cells, long genes, long nonZeros,
    double medianCounts, double medianGenes, boolean isCounts) {

    static CohortSample of(String sample, Path path, FileFormat format, SingleCellData data) {
        CountMatrix counts = data.counts();
        double[] totals = new double[counts.cells()];
        double[] genes = new double[counts.cells()];
        counts.forEachBlock("Summing up " + sample, Progress.NONE, cell -> {
            while (cell.next()) {
                double total = 0;
                for (int i = 0; i < cell.length(); i++) {
                    total += cell.values()[i];
                }
                totals[cell.cell()] = total;
                genes[cell.cell()] = cell.length();
            }
        });
        boolean hasGenes = counts.genes() > 0;
        return new CohortSample(sample, path, format.name(), counts.cells(), counts.genes(), counts.nonZeros(),
            hasGenes ? Quantiles.median(totals) : Double.NaN, hasGenes ? Quantiles.median(genes) : Double.NaN,
            counts.isCounts());
    }
}
