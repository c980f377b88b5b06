package org.screlapse.knime.dialog;

import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;

/**
 * The timepoints that a user chose.
 *
 * @param reference the earlier one
 * @param later the later one, empty for all others
 */
public record TimepointChoice(String reference, String later) {

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
     * @param column the annotation or column of the timepoints
     * @param known its timepoints, empty if they are not known yet
     * @throws InvalidSettingsException if a timepoint is not chosen, not there, or chosen twice
     */
    public void check(String column, List<String> known) throws InvalidSettingsException {
        if (reference.isBlank()) {
            throw new InvalidSettingsException("Choose the reference timepoint, such as diagnosis"
                + (known.isEmpty() ? "." : "; \"" + column + "\" has " + known + "."));
        }
        for (String timepoint : later.isBlank() ? List.of(reference) : List.of(reference, later)) {
            if (!known.isEmpty() && !known.contains(timepoint)) {
                throw new InvalidSettingsException(
                    "There is no timepoint \"" + timepoint + "\" in \"" + column + "\"; it has " + known + ".");
            }
        }
        if (known.size() == 1) {
            throw new InvalidSettingsException(
                "There is only one timepoint in \"" + column + "\", \"" + known.get(0) + "\": a comparison needs two.");
        }
        if (reference.equals(later)) {
            throw new InvalidSettingsException(
                "The later timepoint is the reference timepoint, \"" + reference + "\": choose another one.");
        }
    }
}
