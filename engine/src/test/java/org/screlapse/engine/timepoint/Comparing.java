package org.screlapse.engine.timepoint;

import java.util.List;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.cohort.ContrastChoice;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.timepoint.TimepointResult.CohortChange;
import org.screlapse.engine.timepoint.TimepointResult.PatientChange;

/** Compares observations in tests. */
record Comparing(TimepointComparison comparison, ContrastChoice contrast) {

    /** What was found and noted. */
    record Compared(List<PatientChange> perPatient, List<CohortChange> acrossPatients, List<Finding> further,
        List<String> warnings) {}

    static Comparing withReference(String reference) {
        return new Comparing(TimepointComparison.withDefaults(), ContrastChoice.of(reference, ""));
    }

    Comparing withLater(List<String> later) {
        return new Comparing(comparison, new ContrastChoice(contrast.reference(), later));
    }

    Comparing withDesign(TimepointComparison.Design design) {
        return new Comparing(comparison.withDesign(design), contrast);
    }

    Comparing withOrder(List<String> order) {
        return new Comparing(comparison.withOrder(order), contrast);
    }

    Comparing withConfidenceLevel(double level) {
        return new Comparing(comparison.withConfidenceLevel(level), contrast);
    }

    Compared apply(Observed observed, Progress progress) {
        Run run = Run.of(progress);
        CohortColumns columns =
            CohortColumns.withDefaults().withStratum(observed.rows().columns().containsKey("stratum") ? "stratum" : "");
        TimepointResult found = comparison.withColumns(columns).withContrast(contrast).withMeasures(observed.measures())
            .apply(SingleCellData.withoutGenes(observed.rows()), run).findings();
        return new Compared(found.patients(), found.cohort(), found.further(), run.notes());
    }
}
