package org.screlapse.knime.dialog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.screlapse.engine.cohort.UsualNames;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;

/** What dialogs share that choose patients and timepoints: fields that depend on one another, and likely choices. */
public final class TimepointChoice {

    private TimepointChoice() {
    }

    /** The field that names the annotation of the timepoints. */
    public interface ColumnReference extends ParameterReference<String> {}

    /** Offers the timepoints of that annotation. */
    public static final class Timepoints extends CategoryChoices {

        /** Made by KNIME. */
        public Timepoints() {
            super(ColumnReference.class);
        }
    }

    /** The field that says whether all other timepoints are compared. */
    public interface AllReference extends ParameterReference<Boolean> {}

    /** Whether only one later timepoint is compared. */
    public static final class IsOne implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(AllReference.class).isFalse();
        }
    }

    /**
     * @param input what the dialog knows of the inputs
     * @return what is known of the annotations that group the cells; none before the node upstream is known
     */
    public static Optional<Likely> likely(NodeParametersInput input) {
        return Inputs.summary(input).map(Likely::new);
    }

    /**
     * The annotations that a dialog offers first, found by their usual names.
     *
     * @param data what is known of the data
     */
    public record Likely(DataSummary data) {

        /**
         * @param otherwise the name where none is found
         * @return the annotation that names the patient
         */
        public String patient(String otherwise) {
            return UsualNames.patient(groups()).orElse(otherwise);
        }

        /** @return the annotation that names the sample; empty where none is found */
        public String sample() {
            return UsualNames.sample(groups()).orElse("");
        }

        /**
         * @param otherwise the name where none is found
         * @return the annotation that names the timepoint or another factor
         */
        public String timepoint(String otherwise) {
            return UsualNames.timepoint(groups()).orElse(otherwise);
        }

        /**
         * @param otherwise the name where none is found
         * @return the annotation that names the clone
         */
        public String clone(String otherwise) {
            return UsualNames.clone(groups()).orElse(otherwise);
        }

        /**
         * @param timepoint the annotation that names the timepoint
         * @return its values
         */
        public List<String> levels(String timepoint) {
            return data.cellColumn(timepoint).map(ColumnSummary::categories).orElse(List.of());
        }

        /**
         * @param timepoint the annotation that names the timepoint
         * @return the likely reference; empty where no timepoints are known
         */
        public String reference(String timepoint) {
            return UsualNames.reference(levels(timepoint)).orElse("");
        }

        private Collection<String> groups() {
            return data.cellColumnsOf(ColumnType.CATEGORICAL, ColumnType.BOOLEAN, ColumnType.INTEGER, ColumnType.TEXT);
        }
    }
}
