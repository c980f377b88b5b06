package org.screlapse.engine.preprocess;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How variable each gene is.
 *
 * @param order the genes that may be chosen, the most variable first
 * @param numbers what is known of each gene, under Scanpy's names
 */
record GeneRanking(int[] order, Map<String, double[]> numbers) {

    /** Name of the number of batches in which a gene is among the first. */
    static final String BATCHES = "highly_variable_nbatches";

    /** @return the genes that may be chosen, those of the largest scores first; ties in the order of the genes */
    static int[] descending(double[] scores, IntPredicate eligible) {
        return IntStream.range(0, scores.length).filter(eligible).boxed()
            .sorted(Comparator.comparingDouble(gene -> -scores[gene])).mapToInt(gene -> gene).toArray();
    }

    /**
     * Ranks of the first genes of several batches.
     *
     * @param medians median of each gene's ranks in the batches where it is among the first; NaN if in none
     * @param batches number of these batches
     */
    record BatchRanks(double[] medians, double[] batches) {

        /** @param orders for each batch its genes, the most variable first */
        static BatchRanks of(int[][] orders, int genes, int first) {
            double[][] ranks = new double[genes][0];
            for (int[] order : orders) {
                for (int rank = 0; rank < Math.min(first, order.length); rank++) {
                    double[] before = ranks[order[rank]];
                    ranks[order[rank]] = Arrays.copyOf(before, before.length + 1);
                    ranks[order[rank]][before.length] = rank;
                }
            }
            return new BatchRanks(Arrays.stream(ranks).mapToDouble(Medians::of).toArray(),
                Arrays.stream(ranks).mapToDouble(r -> r.length).toArray());
        }
    }
}
