package org.screlapse.engine.preprocess;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.screlapse.engine.expression.CellGroups;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.GeneMoments;
import org.screlapse.engine.expression.GroupSums;
import org.screlapse.engine.stats.Quantiles;
import org.screlapse.engine.task.Progress;

/**
 * Dispersion (variance over mean) of each gene compared with genes of like mean: standardized by mean and standard
 * deviation (Satija 2015) or by median and deviation from it (Zheng 2017) of its bin.
 */
final class NormalizedDispersion {

    private static final double NO_MEAN = 1e-12;

    private final Expression expression;
    private final CellGroups batches;
    private final boolean seurat;
    private final DispersionLimits limits;

    /**
     * @param expression log-normalized, or without logarithm for the way of Seurat
     * @param limits of the genes that may be chosen; null for none
     */
    NormalizedDispersion(Expression expression, CellGroups batches, boolean seurat, DispersionLimits limits) {
        this.expression = expression;
        this.batches = batches;
        this.seurat = seurat;
        this.limits = limits;
    }

    /** The numbers of one batch, NaN where there is none. */
    private record Dispersions(double[] means, double[] dispersions, double[] normalized) {}

    GeneRanking rank(int first, boolean[] excluded, Progress progress) {
        List<GeneMoments> moments = new GroupSums(expression, batches).moments("Computing dispersions", progress,
            StandardizedVariance::addSquares);
        boolean single = moments.size() == 1;
        List<Dispersions> all = moments.stream().map(m -> dispersions(m, single)).toList();
        Map<String, double[]> numbers = new LinkedHashMap<>();
        numbers.put("means", mean(all.stream().map(Dispersions::means).toList()));
        numbers.put("dispersions", mean(all.stream().map(Dispersions::dispersions).toList()));
        double[] normalized = mean(all.stream().map(Dispersions::normalized).toList());
        numbers.put("dispersions_norm", normalized);
        int[][] orders = new int[all.size()][];
        for (int b = 0; b < orders.length; b++) {
            Dispersions ofBatch = all.get(b);
            GeneMoments found = moments.get(b);
            orders[b] = GeneRanking.descending(ofBatch.normalized(), gene -> found.isFound(gene) && !excluded[gene]
                && mayBeChosen(ofBatch.means()[gene], ofBatch.normalized()[gene]));
        }
        double[] batchesOf = GeneRanking.BatchRanks.of(orders, expression.genes(), first).batches();
        numbers.put(GeneRanking.BATCHES, batchesOf);
        if (single) {
            return new GeneRanking(orders[0], numbers);
        }
        int[] order = IntStream.range(0, expression.genes())
            .filter(gene -> !excluded[gene] && mayBeChosen(numbers.get("means")[gene], normalized[gene])
                && moments.stream().anyMatch(m -> m.isFound(gene)))
            .boxed().sorted(Comparator.<Integer>comparingDouble(gene -> -batchesOf[gene])
                .thenComparingDouble(gene -> -normalized[gene]))
            .mapToInt(gene -> gene).toArray();
        return new GeneRanking(order, numbers);
    }

    private boolean mayBeChosen(double mean, double normalized) {
        return !Double.isNaN(normalized) && (limits == null || limits.contain(mean, normalized));
    }

    /** In one of several batches, a gene that no cell has is left out, and its numbers are 0, as in Scanpy. */
    private Dispersions dispersions(GeneMoments moments, boolean single) {
        int genes = expression.genes();
        double[] means = new double[genes];
        double[] dispersions = new double[genes];
        for (int gene = 0; gene < genes; gene++) {
            if (single || moments.isFound(gene)) {
                double mean = moments.mean(gene) == 0 ? NO_MEAN : moments.mean(gene);
                double dispersion = moments.variance(gene) / mean;
                means[gene] = seurat ? Math.log1p(mean) : mean;
                dispersions[gene] = seurat ? dispersion == 0 ? Double.NaN : Math.log(dispersion) : dispersion;
            }
        }
        int[] found = IntStream.range(0, genes).filter(gene -> moments.isFound(gene)).toArray();
        int[] binned = single ? IntStream.range(0, genes).toArray() : found;
        MeanBins bins = bins(means, binned);
        if (!bins.areDistinct()) {
            binned = found;
            bins = bins(means, binned);
        }
        return new Dispersions(means, dispersions, normalize(means, dispersions, binned, bins));
    }

    private MeanBins bins(double[] means, int[] genes) {
        double[] values = Arrays.stream(genes).mapToDouble(gene -> means[gene]).toArray();
        return seurat ? MeanBins.ofEqualWidth(values) : MeanBins.ofPercentiles(values);
    }

    private double[] normalize(double[] means, double[] dispersions, int[] genes, MeanBins bins) {
        double[] normalized = new double[means.length];
        for (int bin = 0; bin < bins.count(); bin++) {
            int current = bin;
            int[] members = Arrays.stream(genes).filter(gene -> bins.of(means[gene]) == current).toArray();
            double[] known =
                Arrays.stream(members).mapToDouble(gene -> dispersions[gene]).filter(d -> !Double.isNaN(d)).toArray();
            double center = seurat ? Arrays.stream(known).average().orElse(Double.NaN) : Quantiles.median(known);
            double spread = seurat ? deviation(known, center) : MeanBins.scaledDeviation(known, center);
            if (seurat && Double.isNaN(spread)) {
                spread = center;
                center = 0;
            }
            for (int gene : members) {
                double value = (dispersions[gene] - center) / spread;
                normalized[gene] = Double.isInfinite(value) ? Double.NaN : value;
            }
        }
        return normalized;
    }

    private static double deviation(double[] values, double mean) {
        return values.length < 2 ? Double.NaN
            : Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }

    /** @return for each gene the mean of the batches that have a number */
    private static double[] mean(List<double[]> batches) {
        double[] means = new double[batches.get(0).length];
        Arrays.setAll(means, gene -> batches.stream().mapToDouble(b -> b[gene]).filter(v -> !Double.isNaN(v)).average()
            .orElse(Double.NaN));
        return means;
    }
}
