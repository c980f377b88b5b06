package org.screlapse.engine.score;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.expression.CellRanges;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.ExpressionCursor;
import org.screlapse.engine.task.Progress;

/**
 * Scores that are weighted sums of expression, all in one pass over the cells. Immutable.
 */
final class LinearScores {

    private final int scores;
    /** The terms of gene g are those from termStarts[g] to termStarts[g + 1]. */
    private final int[] termStarts;
    private final int[] termScores;
    private final double[] termWeights;

    /**
     * @param genes number of genes of the data
     * @param weightsOfScores for each score the weights of its genes, by index of the gene
     */
    LinearScores(int genes, List<Map<Integer, Double>> weightsOfScores) {
        scores = weightsOfScores.size();
        termStarts = new int[genes + 1];
        weightsOfScores.forEach(weights -> weights.keySet().forEach(gene -> termStarts[gene + 1]++));
        Arrays.parallelPrefix(termStarts, Integer::sum);
        termScores = new int[termStarts[genes]];
        termWeights = new double[termStarts[genes]];
        int[] next = termStarts.clone();
        for (int score = 0; score < scores; score++) {
            for (Map.Entry<Integer, Double> weight : weightsOfScores.get(score).entrySet()) {
                int term = next[weight.getKey()]++;
                termScores[term] = score;
                termWeights[term] = weight.getValue();
            }
        }
    }

    /**
     * @param expression the cells
     * @param progress told how far it is
     * @return scores × cells
     */
    double[][] of(Expression expression, Progress progress) {
        double[][] results = new double[scores][expression.cells()];
        CellRanges.of(expression.cells()).forEach(expression, "Scoring cells", progress, (range, cells) -> {
            double[] sums = new double[scores];
            while (cells.next()) {
                Arrays.fill(sums, 0);
                add(cells, sums);
                for (int score = 0; score < scores; score++) {
                    results[score][cells.cell()] = sums[score];
                }
            }
        });
        return results;
    }

    private void add(ExpressionCursor cell, double[] sums) {
        int[] genes = cell.genes();
        double[] values = cell.values();
        int length = cell.length();
        for (int i = 0; i < length; i++) {
            int end = termStarts[genes[i] + 1];
            for (int term = termStarts[genes[i]]; term < end; term++) {
                sums[termScores[term]] += values[i] * termWeights[term];
            }
        }
    }
}
