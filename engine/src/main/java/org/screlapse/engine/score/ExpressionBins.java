package org.screlapse.engine.score;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.screlapse.engine.random.RRandom;

/**
 * Genes in bins of similar mean expression and about equal size, as Seurat makes them with {@code cut_number}: the bins
 * end at quantiles (type 7) of the mean, a mean at the border belongs to the upper bin. Genes of the same mean are in
 * the same bin, except those of mean 0, which are divided at random among as many bins as they fill.
 */
final class ExpressionBins {

    /** So small that it orders the genes of mean 0 and no others. */
    private static final double JITTER = 1e-30;

    private final int[] binOf;
    private final int[][] members;

    private ExpressionBins(int[] binOf, int[][] members) {
        this.binOf = binOf;
        this.members = members;
    }

    /**
     * @param means mean expression of each gene
     * @param bins number of bins, at most as many as genes
     * @param random orders the genes of mean 0
     * @return the bins
     */
    static ExpressionBins of(double[] means, int bins, RRandom random) {
        int[] order = IntStream.range(0, means.length).boxed().sorted(Comparator.comparingDouble(gene -> means[gene]))
            .mapToInt(Integer::intValue).toArray();
        // R adds normal deviates; only their order counts, so their probabilities do as well
        double[] jittered = new double[order.length];
        Arrays.setAll(jittered, i -> means[order[i]] + (random.normalProbability() - 0.5) * JITTER);
        double[] borders = borders(jittered, bins);
        int[] binOf = new int[means.length];
        int[] sizes = new int[bins];
        for (int i = 0; i < order.length; i++) {
            binOf[order[i]] = bin(borders, jittered[i]);
            sizes[binOf[order[i]]]++;
        }
        int[][] members = new int[bins][];
        Arrays.setAll(members, bin -> new int[sizes[bin]]);
        int[] filled = new int[bins];
        for (int gene : order) {
            members[binOf[gene]][filled[binOf[gene]]++] = gene;
        }
        return new ExpressionBins(binOf, members);
    }

    /**
     * @param gene a gene
     * @return its bin, from 0, rising with the mean
     */
    int binOf(int gene) {
        return binOf[gene];
    }

    /**
     * @param gene a gene
     * @return the genes of its bin, itself included, by rising mean, those of the same mean in the order of the data;
     *         not to be changed
     */
    int[] sharingBinWith(int gene) {
        return members[binOf[gene]];
    }

    private static double[] borders(double[] values, int bins) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] borders = new double[bins - 1];
        for (int i = 0; i < borders.length; i++) {
            long scaled = (long) (sorted.length - 1) * (i + 1);
            int below = (int) (scaled / bins);
            double between = (double) (scaled % bins) / bins;
            borders[i] = between == 0 ? sorted[below] : sorted[below] + between * (sorted[below + 1] - sorted[below]);
        }
        return borders;
    }

    private static int bin(double[] borders, double value) {
        int bin = 0;
        while (bin < borders.length && value >= borders[bin]) {
            bin++;
        }
        return bin;
    }
}
