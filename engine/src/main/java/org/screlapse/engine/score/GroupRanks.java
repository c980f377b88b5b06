package org.screlapse.engine.score;

import org.screlapse.engine.task.NameList;
import org.screlapse.engine.task.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.NumericColumn;

/**
 * Values as ranks within groups of cells: 0 for the lowest of the group, 1 for the highest, the mean for ties.
 */
final class GroupRanks {

    private static final int GROUPS_SHOWN = 5;

    private GroupRanks() {
    }

    /**
     * @param values a value per cell, NaN for none
     * @param given a group per cell; null if all cells are of one
     * @param what what the values are, for messages
     * @param run takes notes of cells that have a value but no rank
     * @return a rank per cell; missing where the value or the group is, and where all values of a group are the same
     */
    static NumericColumn of(double[] values, CategoricalColumn given, String what, Run run) {
        CategoricalColumn groups = given == null ? CategoricalColumn.constant("", values.length) : given;
        double[] ranks = new double[values.length];
        Arrays.fill(ranks, Double.NaN);
        int[][] members = members(values, groups);
        List<String> same = new ArrayList<>();
        for (int group = 0; group < members.length; group++) {
            double[] own = Arrays.stream(members[group]).mapToDouble(cell -> values[cell]).toArray();
            if (own.length == 0) {
                continue;
            }
            if (Arrays.stream(own).allMatch(value -> value == own[0])) {
                String name = groups.categories().get(group);
                same.add((name.isEmpty() ? "all cells" : name) + " (" + own.length + ")");
                continue;
            }
            double[] found = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).apply(own);
            for (int i = 0; i < own.length; i++) {
                ranks[members[group][i]] = (found[i] - 1) / (own.length - 1);
            }
        }
        if (!same.isEmpty()) {
            run.note("There is nothing to rank where all cells of a group have the same " + what
                + "; no cell was given a rank in " + NameList.of(same, GROUPS_SHOWN) + ".");
        }
        long without = Arrays.stream(groups.codes()).filter(code -> code < 0).count();
        if (without > 0) {
            run.note(without + " cells belong to no group and got no rank by their " + what + ".");
        }
        return NumericColumn.of(ranks);
    }

    private static int[][] members(double[] values, CategoricalColumn groups) {
        int[] sizes = new int[groups.categories().size()];
        int[] cells = IntStream.range(0, values.length)
            .filter(cell -> groups.code(cell) >= 0 && !Double.isNaN(values[cell])).toArray();
        Arrays.stream(cells).forEach(cell -> sizes[groups.code(cell)]++);
        int[][] members = new int[sizes.length][];
        Arrays.setAll(members, group -> new int[sizes[group]]);
        int[] filled = new int[sizes.length];
        for (int cell : cells) {
            members[groups.code(cell)][filled[groups.code(cell)]++] = cell;
        }
        return members;
    }
}
