package org.screlapse.engine.clonal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.clonal.ClonalResult.PartChange;
import org.screlapse.engine.clonal.ClonalResult.PatientChange;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.stats.Fdr;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.stats.OneSampleT;
import org.screlapse.engine.stats.PairedWilcoxon;
import org.screlapse.engine.stats.TestResult;

/** The parts of the change across patients. */
final class PartComparison {
    private static final String TOO_FEW =
        "needs two patients with both timepoints; the rows of the patients report what is known of one alone";
    private static final String ALL_ALIKE = "all patients have the same value: not tested";

    private final Contrast contrast;
    private final double level;

    PartComparison(Contrast contrast, double level) {
        this.contrast = contrast;
        this.level = level;
    }

    /** A row a part. */
    List<PartChange> rows(List<PatientChange> patients) {
        List<Finding> findings = new ArrayList<>();
        for (Part part : Part.values()) {
            TestResult t =
                OneSampleT.withDefaults().withConfidenceLevel(level).test(values(part, patients)).estimating("mean");
            String note = patients.size() < 2 ? TOO_FEW : t.isTested() ? "" : ALL_ALIKE;
            findings.add(Finding.of(ClonalResult.PART, part.label(), List.of(contrast.reference(), contrast.other()),
                t.withNote(note)));
        }
        List<Finding> adjusted = Fdr.adjusted(findings);
        List<PartChange> rows = new ArrayList<>();
        for (Part part : Part.values()) {
            double[] values = values(part, patients);
            TestResult ranks = PairedWilcoxon.withDefaults().test(values, new double[values.length]);
            rows.add(new PartChange(part, adjusted.get(rows.size()), values.length < 2 ? ranks.untested() : ranks,
                (int) Arrays.stream(values).filter(value -> value > 0).count()));
        }
        return rows;
    }

    private static double[] values(Part part, List<PatientChange> patients) {
        return patients.stream().mapToDouble(patient -> patient.part(part)).toArray();
    }
}
