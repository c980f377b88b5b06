package org.screlapse.engine.abundance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.screlapse.engine.data.CategoricalColumn;

/**
 * Several later timepoints, each compared with the same reference.
 *
 * @param steps the answers, in the order of the timepoints; at least one
 * @param warnings what the user should know before trusting them; one that holds for a single timepoint begins with it
 */
public record ExpansionSeries(List<ExpansionResult> steps, List<String> warnings) {

    /** Puts the warnings of all steps together, after those given. */
    static ExpansionSeries of(List<ExpansionResult> steps, List<String> skipped) {
        Set<String> warnings = new LinkedHashSet<>(skipped);
        for (ExpansionResult step : steps) {
            for (String warning : step.warnings()) {
                boolean isCommon = steps.stream().allMatch(other -> other.warnings().contains(warning));
                warnings.add(isCommon ? warning : step.timepoint() + ": " + warning);
            }
        }
        return new ExpansionSeries(steps, new ArrayList<>(warnings));
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
        names.remove(ExpandedRegions.UNCHANGED);
        names.add(ExpandedRegions.UNCHANGED);
        return List.copyOf(names);
    }

    private static String name(ExpansionResult step, String group) {
        return group.equals(ExpandedRegions.UNCHANGED) ? group : step.timepoint() + ": " + group;
    }
}
