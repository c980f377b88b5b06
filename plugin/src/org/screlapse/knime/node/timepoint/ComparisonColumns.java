package org.screlapse.knime.node.timepoint;

import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.timepoint.Measure;

/**
 * Which columns the tables of a comparison have.
 *
 * @param levels those of the timepoints, each under its own name
 * @param details whether the numbers behind the result are shown, too
 */
record ComparisonColumns(List<Level> levels, boolean details) {

    /**
     * A timepoint's column: percentages of populations, or mean scores.
     *
     * @param name the timepoint
     * @param kind what the column shows
     */
    record Level(String name, Measure.Kind kind) {

        String header() {
            return name + (kind == Measure.Kind.FRACTION ? " (%)" : " (mean)");
        }

        /** What it shows of a row that compares two timepoints. */
        double of(Finding finding, double atReference, double later) {
            if (!finding.kind().equals(kind.label())) {
                return Double.NaN;
            }
            double value = name.equals(finding.when().get(0)) ? atReference
                : name.equals(finding.when().get(1)) ? later : Double.NaN;
            return kind == Measure.Kind.FRACTION ? 100 * value : value;
        }
    }

    /**
     * @param names the timepoints, the reference first
     * @param fractions whether populations are compared
     * @param scores whether scores are compared
     */
    static ComparisonColumns of(List<String> names, boolean fractions, boolean scores, boolean details) {
        List<Level> levels = new ArrayList<>();
        if (fractions) {
            names.forEach(name -> levels.add(new Level(name, Measure.Kind.FRACTION)));
        }
        if (scores) {
            names.forEach(name -> levels.add(new Level(name, Measure.Kind.SCORE)));
        }
        return new ComparisonColumns(levels, details);
    }
}
