package org.screlapse.engine.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.task.Progress;

/** Makes sums of each gene within groups of cells, such as samples or batches, in one pass over the cells. */
public final class GroupSums {

    private final Expression expression;
    private final CellGroups groups;

    /**
     * @param expression the cells
     * @param groups their groups
     */
    public GroupSums(Expression expression, CellGroups groups) {
        this.expression = expression;
        this.groups = groups;
    }

    /** What the values of a cell add to the sums of its group; called by several threads. */
    @FunctionalInterface
    public interface Addend {

        /**
         * @param cell the cell
         * @param group its group
         * @param first a sum for each gene
         * @param second another
         */
        void add(ExpressionCursor cell, int group, double[] first, double[] second);
    }

    /**
     * @param message what is being done, for a person to read
     * @param progress told how far it is
     * @param addend what is summed
     * @return 2 × groups × genes
     */
    public double[][][] of(String message, Progress progress, Addend addend) {
        int count = groups.names().size();
        CellRanges ranges = CellRanges.of(expression.cells(), 2L * count * expression.genes());
        double[][][][] sums = new double[ranges.count()][2][count][];
        ranges.forEach(expression, message, progress, (range, cells) -> {
            double[][] first = sums[range][0];
            double[][] second = sums[range][1];
            while (cells.next()) {
                int group = groups.groupOf()[cells.cell()];
                if (first[group] == null) {
                    first[group] = new double[expression.genes()];
                    second[group] = new double[expression.genes()];
                }
                addend.add(cells, group, first[group], second[group]);
            }
        });
        double[][][] result = new double[2][count][expression.genes()];
        for (double[][][] own : sums) {
            for (int which = 0; which < 2; which++) {
                for (int group = 0; group < count; group++) {
                    addTo(result[which][group], own[which][group]);
                }
            }
        }
        return result;
    }

    /**
     * @param message what is being done, for a person to read
     * @param progress told how far it is
     * @param addend what is summed: values first, their squares second
     * @return the moments of each group
     */
    public List<GeneMoments> moments(String message, Progress progress, Addend addend) {
        double[][][] sums = of(message, progress, addend);
        int[] sizes = groups.sizes();
        List<GeneMoments> moments = new ArrayList<>();
        for (int group = 0; group < sizes.length; group++) {
            moments.add(new GeneMoments(sizes[group], sums[0][group], sums[1][group]));
        }
        return moments;
    }

    private static void addTo(double[] sums, double[] more) {
        if (more != null) {
            Arrays.setAll(sums, i -> sums[i] + more[i]);
        }
    }
}
