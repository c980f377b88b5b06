package org.screlapse.engine.abundance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
}
