package org.screlapse.knime.node.subset;

import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.preprocess.CellSubset;
import org.screlapse.knime.dialog.CategoryChoices;
import org.screlapse.knime.dialog.CellColumnChoices;
import org.screlapse.knime.dialog.Inputs;

/** The dialog of <i>Subset Cells</i>. */
final class SubsetCellsNodeParameters implements NodeParameters {

    enum Rule {
        @Label(value = "Values", description = "Cells match if the annotation has one of some values.")
        VALUES, //
        @Label(value = "Pattern", description = "Cells match if the annotation is like a text in which * and ? stand"
            + " for any characters.")
        PATTERN, //
        @Label(value = "Range", description = "Cells match if the annotation is a number in a range.")
        RANGE, //
        @Label(value = "Missing", description = "Cells match if they have no value.")
        MISSING
    }

    enum Action {
        @Label(value = "Keep", description = "Cells that match are kept.")
        KEEP, //
        @Label(value = "Remove", description = "Cells that match are removed.")
        REMOVE
    }

    interface AnnotationReference extends ParameterReference<String> {}

    interface RuleReference extends ParameterReference<Rule> {}

    static final class LowestReference implements BooleanReference {}

    static final class HighestReference implements BooleanReference {}

    static final class IsValues implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(RuleReference.class).isOneOf(Rule.VALUES);
        }
    }

    static final class IsPattern implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(RuleReference.class).isOneOf(Rule.PATTERN);
        }
    }

    static final class IsRange implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(RuleReference.class).isOneOf(Rule.RANGE);
        }
    }

    static final class HasLowest implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(RuleReference.class).isOneOf(Rule.RANGE).and(i.getBoolean(LowestReference.class).isTrue());
        }
    }

    static final class HasHighest implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(RuleReference.class).isOneOf(Rule.RANGE)
                .and(i.getBoolean(HighestReference.class).isTrue());
        }
    }

    static final class Values extends CategoryChoices {
        Values() {
            super(AnnotationReference.class);
        }
    }

    @Widget(title = "Annotation", description = "The annotation of the cells that the rule looks at.")
    @ChoicesProvider(CellColumnChoices.Any.class)
    @ValueReference(AnnotationReference.class)
    String annotation = "";

    @Widget(title = "Cells that match", description = "Whether matching cells are kept or removed.")
    @ValueSwitchWidget
    Action action = Action.KEEP;

    @Widget(title = "Match by", description = "What the rule compares.")
    @ValueSwitchWidget
    @ValueReference(RuleReference.class)
    Rule rule = Rule.VALUES;

    @Widget(title = "Values",
        description = "The values that match. The choice offers the known categories of the"
            + " annotation; a flow variable can name any, also of an annotation that is no category (<tt>true</tt>,"
            + " <tt>3</tt>).")
    @ChoicesProvider(Values.class)
    @TwinlistWidget
    @Effect(predicate = IsValues.class, type = EffectType.SHOW)
    String[] values = {};

    @Widget(title = "Pattern", description = "A value, such as <tt>P1</tt>, or many: * stands for any characters, ? for"
        + " any one, upper and lower case differ. The setting to control by a flow variable, for instance one that a"
        + " loop sets to one patient after the other.")
    @Effect(predicate = IsPattern.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String pattern = "";

    @Widget(title = "Has a lowest number", description = "Whether smaller numbers are outside of the range.")
    @ValueReference(LowestReference.class)
    @Effect(predicate = IsRange.class, type = EffectType.SHOW)
    boolean hasLowest = true;

    @Widget(title = "Lowest number", description = "The smallest number in the range.")
    @Effect(predicate = HasLowest.class, type = EffectType.SHOW)
    double lowest = 0;

    @Widget(title = "Has a highest number", description = "Whether larger numbers are outside of the range.")
    @ValueReference(HighestReference.class)
    @Effect(predicate = IsRange.class, type = EffectType.SHOW)
    boolean hasHighest;

    @Widget(title = "Highest number", description = "The largest number in the range.")
    @Effect(predicate = HasHighest.class, type = EffectType.SHOW)
    double highest = 1;

    SubsetCellsNodeParameters() {
    }

    SubsetCellsNodeParameters(NodeParametersInput input) {
        annotation = Inputs.summary(input)
            .flatMap(data -> data.cellColumnsOf(ColumnType.CATEGORICAL).stream().findFirst()).orElse("");
    }

    void check(DataSummary data) throws InvalidSettingsException {
        ColumnSummary column = rule == Rule.RANGE
            ? Inputs.requireCellColumn(data, "numbers of the range", annotation, ColumnType.NUMERIC, ColumnType.INTEGER)
            : Inputs.requireCellColumn(data, "values to match", annotation);
        try {
            subset();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
        List<String> known = column.categories();
        for (String value : rule == Rule.VALUES && !known.isEmpty() ? values : new String[0]) {
            if (!known.contains(value)) {
                throw new InvalidSettingsException("The annotation \"" + annotation + "\" has no value \"" + value
                    + "\"; it has " + known.stream().limit(20).toList() + ".");
            }
        }
    }

    CellSubset subset() {
        CellSubset subset = switch (rule) {
            case VALUES -> CellSubset.ofValues(annotation, List.of(values));
            case PATTERN -> CellSubset.ofPattern(annotation, pattern);
            case RANGE -> CellSubset.ofRange(annotation, hasLowest ? lowest : Double.NEGATIVE_INFINITY,
                hasHighest ? highest : Double.POSITIVE_INFINITY);
            case MISSING -> CellSubset.ofMissing(annotation);
        };
        return action == Action.KEEP ? subset : subset.inverted();
    }
}
