package org.screlapse.engine.preprocess;

import java.util.List;

/**
 * Mean and variance of each gene within one batch.
 *
 * @param cells number of cells of the batch
 * @param means mean of each gene
 * @param variances variance of each gene, divided by cells − 1; NaN of one cell
 * @param found whether a cell of the batch has the gene
 */
record GeneMoments(int cells, double[] means, double[] variances, boolean[] found) {

    static GeneMoments of(int cells, double[] sums, double[] squares) {
        double[] means = new double[sums.length];
        double[] variances = new double[sums.length];
        boolean[] found = new boolean[sums.length];
        for (int gene = 0; gene < sums.length; gene++) {
            means[gene] = sums[gene] / cells;
            variances[gene] = Math.max(0, squares[gene] - sums[gene] * means[gene]) / (cells - 1);
            found[gene] = sums[gene] != 0 || squares[gene] != 0;
        }
        return new GeneMoments(cells, means, variances, found);
    }

    /** @return the moments of all batches together */
    static GeneMoments together(List<GeneMoments> batches) {
        if (batches.size() == 1) {
            return batches.get(0);
        }
        int genes = batches.get(0).means.length;
        double[] sums = new double[genes];
        double[] squares = new double[genes];
        for (GeneMoments batch : batches) {
            for (int gene = 0; gene < genes; gene++) {
                sums[gene] += batch.sum(gene);
                squares[gene] += batch.squares(gene);
            }
        }
        return of(batches.stream().mapToInt(GeneMoments::cells).sum(), sums, squares);
    }

    double sum(int gene) {
        return means[gene] * cells;
    }

    double squares(int gene) {
        return (cells == 1 ? 0 : variances[gene] * (cells - 1)) + means[gene] * means[gene] * cells;
    }
}
