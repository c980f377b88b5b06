package org.screlapse.engine.clonal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.screlapse.engine.clonal.ClonalResult.CloneRow;
import org.screlapse.engine.clonal.ClonalResult.PatientRow;
import org.screlapse.engine.clonal.ClonalResult.SampleState;
import org.screlapse.engine.clonal.ClonalResult.Size;
import org.screlapse.engine.stats.BenjaminiHochberg;
import org.screlapse.engine.stats.ExactProportionTest;
import org.screlapse.engine.stats.Interval;
import org.screlapse.engine.stats.ProportionInterval;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/** The clones of one patient at two timepoints. */
final class PatientDynamics {
    /** Draws are made in blocks, each with a generator of its own, so that threads do not matter. */
    private static final int DRAWS_A_BLOCK = 10;

    private final PatientClones patient;
    private final String reference;
    private final String later;
    private final double level;
    private final ProportionInterval intervals;
    private final CloneSums before;
    private final CloneSums after;
    /** The cells whose program is known, too. */
    private final CloneSample sampleBefore;
    private final CloneSample sampleAfter;
    private final CloneSums programBefore;
    private final CloneSums programAfter;

    PatientDynamics(PatientClones patient, String reference, String later, double level) {
        this.patient = patient;
        this.reference = reference;
        this.later = later;
        this.level = level;
        this.intervals = ProportionInterval.withDefaults().withConfidenceLevel(level);
        this.before = patient.sums(reference);
        this.after = patient.sums(later);
        this.sampleBefore = patient.sample(reference).withProgram();
        this.sampleAfter = patient.sample(later).withProgram();
        this.programBefore = sampleBefore.sums(patient.clones().size());
        this.programAfter = sampleAfter.sums(patient.clones().size());
    }

    /** A row for each clone seen at one of the timepoints. */
    List<CloneRow> clones(Progress progress) {
        boolean paired = before.cells() > 0 && after.cells() > 0;
        ExactProportionTest exact = ExactProportionTest.withDefaults().withConfidenceLevel(level);
        List<Integer> seen = new ArrayList<>();
        for (int clone = 0; clone < before.size(); clone++) {
            if (before.cells(clone) + after.cells(clone) > 0) {
                seen.add(clone);
            }
        }
        ExactProportionTest.Result[] tests = new ExactProportionTest.Result[seen.size()];
        if (paired) {
            ParallelLoop.forEach(tests.length, "Testing the clones of " + patient.name(), progress, i -> tests[i] =
                exact.test(after.cells(seen.get(i)), after.cells(), before.cells(seen.get(i)), before.cells()));
        }
        double[] fdr = BenjaminiHochberg
            .adjust(Arrays.stream(tests).mapToDouble(test -> test == null ? Double.NaN : test.pValue()).toArray());
        List<CloneRow> rows = new ArrayList<>();
        for (int i = 0; i < fdr.length; i++) {
            int clone = seen.get(i);
            ChangeParts parts = programBefore.cells() == 0 || programAfter.cells() == 0 ? ChangeParts.NONE
                : ChangeParts.ofClone(programBefore, programAfter, clone, programBefore.mean());
            rows.add(new CloneRow(patient.name(), patient.clones().get(clone), reference, later,
                size(before, programBefore, clone), size(after, programAfter, clone), tests[i], fdr[i], parts,
                note(clone)));
        }
        return rows;
    }

    /** The row of the patient. */
    PatientRow row(RelapseRule rule, int draws, long seed, Progress progress) {
        ChangeParts parts = ChangeParts.of(programBefore, programAfter);
        Interval[] bootstrap = {Interval.NONE, Interval.NONE, Interval.NONE, Interval.NONE};
        if (!Double.isNaN(parts.total())) {
            bootstrap = bootstrap(draws, seed, progress);
        }
        return new PatientRow(patient.name(), reference, later, state(before, programBefore),
            state(after, programAfter), rule.verdict(before, after, intervals), parts, bootstrap[0], bootstrap[1],
            bootstrap[2], bootstrap[3]);
    }

    /** The intervals of between, within, interaction and total. */
    private Interval[] bootstrap(int draws, long seed, Progress progress) {
        double[][] values = new double[4][draws];
        int clones = patient.clones().size();
        int blocks = (draws + DRAWS_A_BLOCK - 1) / DRAWS_A_BLOCK;
        ParallelLoop.forEach(blocks, "Drawing the cells of " + patient.name() + " again", progress, block -> {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + block);
            for (int draw = block * DRAWS_A_BLOCK; draw < Math.min(draws, (block + 1) * DRAWS_A_BLOCK); draw++) {
                ChangeParts parts =
                    ChangeParts.of(sampleBefore.resampled(clones, random), sampleAfter.resampled(clones, random));
                values[0][draw] = parts.between();
                values[1][draw] = parts.within();
                values[2][draw] = parts.interaction();
                values[3][draw] = parts.total();
            }
        });
        Interval[] result = new Interval[values.length];
        for (int part = 0; part < result.length; part++) {
            result[part] = PercentileInterval.of(values[part], level);
        }
        return result;
    }

    private Size size(CloneSums sample, CloneSums program, int clone) {
        int cells = sample.cells(clone);
        return new Size(cells, sample.cells(), (double) cells / sample.cells(), intervals.wilson(cells, sample.cells()),
            program.mean(clone));
    }

    private String note(int clone) {
        if (before.cells() == 0 || after.cells() == 0) {
            return "no " + (before.cells() == 0 ? reference : later) + " cells with a clone";
        }
        if (before.cells(clone) == 0) {
            return "seen at " + later + " only";
        }
        return after.cells(clone) == 0 ? "seen at " + reference + " only" : "";
    }

    private SampleState state(CloneSums sample, CloneSums program) {
        int largest = sample.largest();
        return largest < 0 ? new SampleState(0, 0, Double.NaN, null, Double.NaN, Double.NaN)
            : new SampleState(sample.cells(), sample.seen(), sample.effectiveClones(), patient.clones().get(largest),
                (double) sample.cells(largest) / sample.cells(), program.mean());
    }
}
