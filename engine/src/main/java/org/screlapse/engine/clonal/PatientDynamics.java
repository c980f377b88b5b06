package org.screlapse.engine.clonal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.screlapse.engine.clonal.ClonalResult.CloneChange;
import org.screlapse.engine.clonal.ClonalResult.PatientChange;
import org.screlapse.engine.clonal.ClonalResult.SampleState;
import org.screlapse.engine.clonal.ClonalResult.Size;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.stats.Estimate;
import org.screlapse.engine.stats.ExactProportions;
import org.screlapse.engine.stats.Fdr;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.stats.ProportionInterval;
import org.screlapse.engine.stats.TestResult;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/** The clones of one patient at two timepoints. */
final class PatientDynamics {
    private final PatientClones patient;
    private final Contrast contrast;
    private final double level;
    private final ProportionInterval intervals;
    private final CloneSums before;
    private final CloneSums after;
    /** Of the cells whose program is known, too. */
    private final CloneSums programBefore;
    private final CloneSums programAfter;

    PatientDynamics(PatientClones patient, Contrast contrast, double level) {
        this.patient = patient;
        this.contrast = contrast;
        this.level = level;
        this.intervals = ProportionInterval.withDefaults().withConfidenceLevel(level);
        this.before = patient.sums(contrast.reference());
        this.after = patient.sums(contrast.other());
        this.programBefore = patient.programSums(contrast.reference());
        this.programAfter = patient.programSums(contrast.other());
    }

    /** A row for each clone seen at one of the timepoints. */
    List<CloneChange> clones(Progress progress) {
        int[] seen =
            IntStream.range(0, before.size()).filter(clone -> before.cells(clone) + after.cells(clone) > 0).toArray();
        TestResult[] tests = new TestResult[seen.length];
        ParallelLoop.forEach(tests.length, "Testing the clones of " + patient.name(), progress,
            i -> tests[i] = test(seen[i]));
        List<String> when = List.of(contrast.reference(), contrast.other());
        List<Finding> findings = Fdr.adjusted(IntStream
            .range(0, seen.length).mapToObj(i -> Finding
                .of(ClonalResult.CLONE, patient.clones().get(seen[i]), when, tests[i]).inPatient(patient.name()))
            .toList());
        List<CloneChange> rows = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            rows.add(new CloneChange(findings.get(i), size(before, programBefore, seen[i]),
                size(after, programAfter, seen[i]), ChangeParts.ofClone(programBefore, programAfter, seen[i])));
        }
        return rows;
    }

    private TestResult test(int clone) {
        if (before.cells() == 0 || after.cells() == 0) {
            return TestResult.none("exact proportion test", before.cells() + after.cells(), note(clone));
        }
        return ExactProportions.withDefaults().withConfidenceLevel(level)
            .test(after.cells(clone), after.cells(), before.cells(clone), before.cells()).withNote(note(clone));
    }

    /** The row of the patient. */
    PatientChange row(RelapseRule rule) {
        return new PatientChange(patient.name(), contrast, SampleState.of(before, programBefore, patient.clones()),
            SampleState.of(after, programAfter, patient.clones()), rule.verdict(before, after, intervals), parts());
    }

    private Map<Part, Estimate> parts() {
        ChangeParts change = ChangeParts.of(programBefore, programAfter);
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        Map<Part, Estimate> parts = new EnumMap<>(Part.class);
        Arrays.stream(Part.values()).forEach(part -> {
            double value = change.of(part);
            double half = Double.isNaN(value) ? Double.NaN : z * PartErrors.of(part, programBefore, programAfter);
            parts.put(part, Estimate.of(part.label(), value, value - half, value + half));
        });
        return parts;
    }

    private Size size(CloneSums sample, CloneSums program, int clone) {
        int cells = sample.cells(clone);
        return new Size(cells, sample.cells(), sample.fraction(clone), intervals.wilson(cells, sample.cells()),
            program.mean(clone));
    }

    private String note(int clone) {
        if (before.cells() == 0 || after.cells() == 0) {
            return "no " + (before.cells() == 0 ? contrast.reference() : contrast.other()) + " cells with a clone";
        }
        return switch (ChangeParts.Fate.of(before, after, clone)) {
            case NEW -> "seen at " + contrast.other() + " only";
            case PERHAPS_LOST -> "seen at " + contrast.reference() + " only, which sampling may explain";
            case LOST -> "seen at " + contrast.reference() + " only";
            default -> "";
        };
    }
}
