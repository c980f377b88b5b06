package org.screlapse.engine.clonal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.screlapse.engine.clonal.ClonalResult.CloneChange;
import org.screlapse.engine.clonal.ClonalResult.PartChange;
import org.screlapse.engine.clonal.ClonalResult.PatientChange;
import org.screlapse.engine.cohort.Cohort;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.cohort.ContrastChoice;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.stats.ProportionInterval;
import org.screlapse.engine.task.Run;

/**
 * Follows clones from a reference timepoint to later ones, within each patient and across patients.
 *
 * <ul>
 * <li><b>Sizes.</b> The fraction of a clone among the cells with a known clone, with
 * {@linkplain org.screlapse.engine.stats.ProportionInterval Wilson's interval}, and its change by the
 * {@linkplain org.screlapse.engine.stats.ExactProportions exact proportion test} (false discovery rate over the clones
 * of a patient).
 * <li><b>Type of relapse</b>, by {@link RelapseRule}.
 * <li><b>Selection or plasticity.</b> The change of a {@link Program} over the cells with a known clone is split
 * exactly into selection (between clones), plasticity (within clones), their interaction, and what cannot be
 * determined, as clones were too small to be seen ({@link ChangeParts}). Within a patient the intervals of the parts
 * are those of the sampling of cells, given which clones were seen: they separate sampling of cells from change in this
 * patient. Across patients the mean of each part has Student's interval, and is tested against 0 by Student's t test
 * and by Wilcoxon's signed-rank test; every patient counts once.
 * </ul>
 */
public final class ClonalDynamics implements Operation<ClonalResult> {
    private static final ClonalDynamics DEFAULT = new ClonalDynamics(CohortColumns.withDefaults().withClones("clone"),
        ContrastChoice.NONE, Program.NONE, new RelapseRule(0.2, 0.1), 0.95);

    private final CohortColumns columns;
    private final ContrastChoice contrast;
    private final Program program;
    private final RelapseRule rule;
    private final double level;

    private ClonalDynamics(CohortColumns columns, ContrastChoice contrast, Program program, RelapseRule rule,
        double level) {
        this.columns = Objects.requireNonNull(columns, "columns");
        this.contrast = Objects.requireNonNull(contrast, "contrast");
        this.program = Objects.requireNonNull(program, "program");
        this.rule = Objects.requireNonNull(rule, "rule");
        this.level = level;
    }

    /**
     * The annotations {@code patient}, {@code timepoint} and {@code clone}, no reference timepoint yet, all others as
     * later ones, no program, clones major from 20 % on and minor below 10 %, confidence level 0.95.
     *
     * @return the operation
     */
    public static ClonalDynamics withDefaults() {
        return DEFAULT;
    }

    /**
     * @param names annotations that tell patients, timepoints and clones
     * @return the same of these
     */
    public ClonalDynamics withColumns(CohortColumns names) {
        return new ClonalDynamics(names, contrast, program, rule, level);
    }

    /**
     * @param choice the reference and what is compared with it
     * @return the same comparing these
     */
    public ClonalDynamics withContrast(ContrastChoice choice) {
        return new ClonalDynamics(columns, choice, program, rule, level);
    }

    /**
     * @param newProgram what is split into selection and plasticity
     * @return the same splitting it
     */
    public ClonalDynamics withProgram(Program newProgram) {
        return new ClonalDynamics(columns, contrast, newProgram, rule, level);
    }

    /**
     * @param newRule the rule for the types of relapse
     * @return the same with it
     */
    public ClonalDynamics withRule(RelapseRule newRule) {
        return new ClonalDynamics(columns, contrast, program, newRule, level);
    }

    /**
     * @param newLevel the level of all confidence intervals
     * @return the same with it
     * @throws IllegalArgumentException unless 0 &lt; level &lt; 1
     */
    public ClonalDynamics withConfidenceLevel(double newLevel) {
        ProportionInterval.withDefaults().withConfidenceLevel(newLevel);
        return new ClonalDynamics(columns, contrast, program, rule, newLevel);
    }

    /** @return the rule for the types of relapse */
    public RelapseRule rule() {
        return rule;
    }

    /**
     * @param data what is known of the data
     * @return the reference and what is compared with it; none if that is not known yet
     */
    public List<String> levels(DataSummary data) {
        return contrast.levels(data.cellColumn(columns.factor()).map(ColumnSummary::categories).orElse(List.of()));
    }

    @Override
    public DataSummary describe(DataSummary data) {
        if (columns.patient().isBlank()) {
            data.requireCellColumn("patient", "");
        }
        if (columns.clones().isBlank()) {
            data.requireCellColumn("clone", "");
        }
        contrast.check(columns.factor(), columns.require(data));
        if (program.isKnown()) {
            program.require(data);
        }
        return data;
    }

    @Override
    public Outcome<ClonalResult> apply(SingleCellData data, Run run) {
        describe(DataSummary.of(data));
        return new Outcome<>(data, follow(data.cells(), run));
    }

    private ClonalResult follow(Annotations cells, Run run) {
        Cohort cohort = Cohort.ofCells(cells, columns, run);
        double[] values = program.isKnown() ? program.values(cells) : null;
        List<Contrast> contrasts = contrast.contrasts(columns.factor(), cohort.levels());
        ClonalNotes notes = new ClonalNotes(run);
        notes.ofCells(cohort, values);
        List<PatientClones> patients = PatientClones.of(cohort, values, run);
        notes.ofPatientsWithout(patients, contrasts);
        List<CloneChange> clones = new ArrayList<>();
        List<PatientChange> rows = new ArrayList<>();
        List<PartChange> parts = new ArrayList<>();
        for (int i = 0; i < contrasts.size(); i++) {
            Contrast pair = contrasts.get(i);
            List<PatientClones> seen = patients.stream()
                .filter(patient -> patient.has(pair.reference()) || patient.has(pair.other())).toList();
            List<PatientChange> found =
                follow(seen, pair, clones, run.part((double) i / contrasts.size(), (i + 1.0) / contrasts.size()));
            rows.addAll(found);
            notes.ofUnpaired(seen, pair);
            if (program.isKnown()) {
                List<PatientChange> known =
                    found.stream().filter(patient -> !Double.isNaN(patient.part(Part.TOTAL))).toList();
                parts.addAll(new PartComparison(pair, level).rows(known));
                notes.ofParts(known, pair);
            }
        }
        return new ClonalResult(clones, rows, parts);
    }

    /** The rows of patients at one contrast; the rows of their clones are added to the given ones. */
    private List<PatientChange> follow(List<PatientClones> patients, Contrast pair, List<CloneChange> clones, Run run) {
        List<PatientChange> rows = new ArrayList<>();
        for (PatientClones patient : patients) {
            int done = rows.size();
            PatientDynamics dynamics = new PatientDynamics(patient, pair, level);
            clones.addAll(dynamics.clones(run.part((double) done / patients.size(), (done + 1.0) / patients.size())));
            rows.add(dynamics.row(rule));
        }
        return rows;
    }
}
