package org.screlapse.engine.abundance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.task.Run;

/**
 * The answer of {@link ExpansionDetector}: one or several later timepoints, each compared with the same reference.
 *
 * @param cellNames names of the cells, to which index cells of neighborhoods point
 * @param steps the comparisons, in the order of the timepoints; at least one
 */
public record ExpansionSeries(Names cellNames, List<ExpansionResult> steps) {

    /** Takes a copy. */
    public ExpansionSeries {
        steps = List.copyOf(steps);
    }

    /** @return the levels that were compared, the reference first */
    public List<String> levels() {
        return steps.stream().map(ExpansionResult::contrast)
            .flatMap(contrast -> Stream.of(contrast.reference(), contrast.other())).distinct().toList();
    }

    /** @return one plain sentence: what grew and what shrank */
    public String sentence() {
        return steps.stream().map(ExpansionResult::sentence).collect(Collectors.joining(" "));
    }

    /** Notes what was noted in the steps; what holds for a single one of several begins with its timepoint. */
    void note(List<Run> runs, Run run) {
        for (int step = 0; step < steps.size(); step++) {
            for (String note : runs.get(step).notes()) {
                boolean isCommon = runs.stream().allMatch(other -> other.notes().contains(note));
                run.note(isCommon ? note : steps.get(step).timepoint() + ": " + note);
            }
        }
    }

    /**
     * The results of each cell over all timepoints: those of the step that has the smallest FDR for the cell. Regions
     * then begin with the timepoint, such as {@code relapse: expanded 1}; of a single step they are its own.
     */
    public ExpansionResult.Cells cells() {
        if (steps.size() == 1) {
            return steps.get(0).cells();
        }
        int cells = steps.get(0).cells().fdr().length;
        double[] mean = new double[cells];
        double[] farthest = new double[cells];
        double[] fdr = new double[cells];
        int[] group = new int[cells];
        List<String> names = names();
        int[][] places = steps.stream().map(step -> step.cells().group().categories().stream()
            .mapToInt(category -> names.indexOf(name(step, category))).toArray()).toArray(int[][]::new);
        for (int cell = 0; cell < cells; cell++) {
            int best = best(cell);
            ExpansionResult.Cells found = steps.get(best).cells();
            mean[cell] = found.meanLog2FoldChange()[cell];
            farthest[cell] = found.maxLog2FoldChange()[cell];
            fdr[cell] = found.fdr()[cell];
            group[cell] = found.group().isMissing(cell) ? -1 : places[best][found.group().code(cell)];
        }
        return new ExpansionResult.Cells(mean, farthest, fdr, CategoricalColumn.of(names, group));
    }

    private int best(int cell) {
        int best = 0;
        for (int step = 1; step < steps.size(); step++) {
            double fdr = steps.get(best).cells().fdr()[cell];
            best = steps.get(step).cells().fdr()[cell] < fdr || Double.isNaN(fdr) ? step : best;
        }
        return best;
    }

    private List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (ExpansionResult step : steps) {
            step.cells().group().categories().forEach(group -> names.add(name(step, group)));
        }
        for (String last : List.of(ExpandedRegions.UNCHANGED, ExpandedRegions.NOT_TESTED)) {
            if (names.remove(last)) {
                names.add(last);
            }
        }
        return List.copyOf(names);
    }

    private static String name(ExpansionResult step, String group) {
        return group.equals(ExpandedRegions.UNCHANGED) || group.equals(ExpandedRegions.NOT_TESTED) ? group
            : step.timepoint() + ": " + group;
    }
}
