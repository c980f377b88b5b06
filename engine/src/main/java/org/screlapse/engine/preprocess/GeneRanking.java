package org.screlapse.engine.preprocess;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.screlapse.engine.expression.GeneMoments;
import org.screlapse.engine.stats.Quantiles;

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
     * @param moments means and variances of each batch
     * @param measure Scanpy's name of the number that was compared
     * @param values that number for each batch and gene; the mean over the batches is reported
     * @param orders for each batch its genes, the most variable first
     * @param first how many genes of each batch count
     * @param preference what decides the order of the genes of several batches
     * @return the ranking over all batches
     */
    static GeneRanking ofBatches(List<GeneMoments> moments, String measure, double[][] values, int[][] orders,
        int first, Function<BatchRanks, Comparator<Integer>> preference) {
        GeneMoments all = GeneMoments.together(moments);
        int genes = all.genes();
        BatchRanks ranks = BatchRanks.of(orders, genes, first);
        Map<String, double[]> numbers = new LinkedHashMap<>();
        numbers.put("means", all.means());
        numbers.put("variances", all.variances());
        numbers.put(measure, IntStream.range(0, genes)
            .mapToDouble(gene -> Arrays.stream(values).mapToDouble(v -> v[gene]).average().orElseThrow()).toArray());
        numbers.put("highly_variable_rank", ranks.medians());
        numbers.put(BATCHES, ranks.batches());
        if (orders.length == 1) {
            return new GeneRanking(orders[0], numbers);
        }
        int[] order = IntStream.range(0, genes).filter(gene -> ranks.batches()[gene] > 0).boxed()
            .sorted(preference.apply(ranks)).mapToInt(gene -> gene).toArray();
        return new GeneRanking(order, numbers);
    }

    /**
     * Ranks of the first genes of several batches.
     *
     * @param medians median of each gene's ranks in the batches where it is among the first; NaN if in none
     * @param batches number of these batches
     */
    record BatchRanks(double[] medians, double[] batches) {

        /** Genes with the best median rank first, ties by the number of batches. */
        Comparator<Integer> lowestMedianFirst() {
            return Comparator.<Integer>comparingDouble(gene -> medians[gene])
                .thenComparingDouble(gene -> -batches[gene]);
        }

        /** Genes of the most batches first, ties by the median rank. */
        Comparator<Integer> mostBatchesFirst() {
            return Comparator.<Integer>comparingDouble(gene -> -batches[gene])
                .thenComparingDouble(gene -> medians[gene]);
        }

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
            return new BatchRanks(Arrays.stream(ranks).mapToDouble(Quantiles::median).toArray(),
                Arrays.stream(ranks).mapToDouble(r -> r.length).toArray());
        }
    }
}
