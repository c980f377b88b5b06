package org.screlapse.knime.node.normalize;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.screlapse.engine.preprocess.CountNormalization;
import org.screlapse.knime.node.OperationParameters;

/** The dialog of <i>Normalize Counts</i>. */
final class NormalizeCountsNodeParameters implements OperationParameters<CountNormalization.Result> {

    enum Target {
        @Label(value = "Given", description = "A number, which makes data sets comparable with one another.")
        GIVEN, //
        @Label(value = "Median", description = "The median total of the cells, Scanpy's default.")
        MEDIAN
    }

    interface TargetReference extends ParameterReference<Target> {}

    static final class ExcludeReference implements BooleanReference {}

    static final class IsGiven implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(TargetReference.class).isOneOf(Target.GIVEN);
        }
    }

    static final class IsExcluding implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(ExcludeReference.class).isTrue();
        }
    }

    @Widget(title = "Target", description = "To what the counts of each cell are scaled.")
    @ValueSwitchWidget
    @ValueReference(TargetReference.class)
    Target target = Target.GIVEN;

    @Widget(title = "Target sum", description = "What the scaled counts of each cell sum to, more than 0.")
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    double targetSum = 10_000;

    @Widget(title = "Exclude highly expressed genes",
        description = "Leaves genes that make up a large share of the" + " counts"
            + " of any cell, such as hemoglobins, out of the totals, so that the other genes of such cells do not seem"
            + " lower" + " than they are.")
    @ValueReference(ExcludeReference.class)
    @Advanced
    boolean excludeHighlyExpressed;

    @Widget(title = "Maximum share of a gene (max_fraction)",
        description = "Genes with more than this share of the counts of any" + " cell are"
            + " left out of the totals; above 0, at most 1.")
    @Effect(predicate = IsExcluding.class, type = EffectType.SHOW)
    @Advanced
    double largestShare = 0.05;

    @Override
    public CountNormalization operation() {
        CountNormalization normalization =
            target == Target.MEDIAN ? CountNormalization.withDefaults().withMedianTarget()
                : CountNormalization.withDefaults().withTargetSum(targetSum);
        return excludeHighlyExpressed ? normalization.withHighestShare(largestShare) : normalization;
    }
}
