package org.screlapse.engine.timepoint;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.timepoint.TimepointResult.CohortChange;
import org.screlapse.engine.timepoint.TimepointResult.PatientChange;

/** Says in one plain sentence which change is the clearest. */
final class ComparisonSentence {
    private ComparisonSentence() {
    }

    /** Of the changes across patients; where nothing could be tested across patients, of those of single patients. */
    static String of(TimepointResult result) {
        Optional<CohortChange> across = result.cohort().stream().filter(row -> row.finding().result().isTested())
            .min(Comparator.comparingDouble(row -> row.finding().pValue()));
        if (across.isPresent()) {
            return sentence(across.get(), result.cohort().size());
        }
        List<PatientChange> known = result.patients().stream().filter(row -> !Double.isNaN(row.change())).toList();
        return known.stream().max(Comparator.comparingDouble(row -> Math.abs(row.change())))
            .map(row -> sentence(row, known.size())).orElse("Nothing could be compared.");
    }

    private static String sentence(CohortChange row, int changes) {
        String patients = row.reference().patients() == row.later().patients() ? row.later().patients() + " patients"
            : row.reference().patients() + " and " + row.later().patients() + " patients";
        return change(row.finding(), row.reference().median(), row.later().median()) + " (medians of " + patients
            + probability(row.finding()) + ")" + among(changes) + ".";
    }

    private static String sentence(PatientChange row, int changes) {
        return "In " + row.finding().whom() + ", " + change(row.finding(), row.reference().value(), row.later().value())
            + (row.finding().result().isTested()
                ? " (" + probability(row.finding()).substring(2) + ", of this patient only)" : "")
            + among(changes) + ".";
    }

    private static String change(Finding finding, double before, double after) {
        boolean isFraction = finding.kind().equals(Measure.Kind.FRACTION.label());
        String verb = after > before ? isFraction ? "grew" : "rose"
            : after < before ? isFraction ? "shrank" : "fell" : "did not change";
        return finding.what() + " " + verb + " from " + value(before, isFraction) + " at " + finding.when().get(0)
            + " to " + value(after, isFraction) + " at " + finding.when().get(1);
    }

    private static String among(int changes) {
        return changes == 1 ? "" : ", the clearest of " + changes + " changes";
    }

    private static String probability(Finding finding) {
        return String.format(Locale.ROOT, "; p = %.2g, FDR %.2g", finding.pValue(), finding.fdr());
    }

    private static String value(double value, boolean isFraction) {
        return isFraction ? String.format(Locale.ROOT, "%.1f %%", 100 * value)
            : String.format(Locale.ROOT, "%.3g", value);
    }
}
