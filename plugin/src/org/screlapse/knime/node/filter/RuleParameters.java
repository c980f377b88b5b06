package org.screlapse.knime.node.filter;

import java.util.List;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.screlapse.engine.preprocess.CellRule;
import org.screlapse.knime.dialog.CategoryChoices;
import org.screlapse.knime.dialog.CellColumnChoices;

/** One rule of <i>Cell Filter</i>. */
final class RuleParameters implements NodeParameters {

    enum Subject {
        @Label(value = "Annotation", description = "An annotation of the cells, such as the sample or a score.")
        ANNOTATION, //
        @Label(value = "Gene", description = "The value of a gene.")
        GENE
    }

    enum Match {
        @Label(value = "Values", description = "The annotation has one of some values.")
        VALUES, //
        @Label(value = "Pattern",
            description = "The annotation is like a text in which * and ? stand for any characters.")
        PATTERN, //
        @Label(value = "Number", description = "The annotation is a number above or below a limit.")
        NUMBER, //
        @Label(value = "Missing", description = "The cell has no value.")
        MISSING
    }

    enum Comparison {
        @Label(value = "Greater than", description = "Larger than the number.")
        GREATER, //
        @Label(value = "Greater than or equal to", description = "The number or larger.")
        AT_LEAST, //
        @Label(value = "Less than", description = "Smaller than the number.")
        LESS, //
        @Label(value = "Less than or equal to", description = "The number or smaller.")
        AT_MOST, //
        @Label(value = "Equal to", description = "The number itself.")
        EQUAL
    }

    interface SubjectReference extends ParameterReference<Subject> {}

    interface AnnotationReference extends ParameterReference<String> {}

    interface MatchReference extends ParameterReference<Match> {}

    @Widget(title = "Look at", description = "What the rule compares.")
    @ValueSwitchWidget
    @ValueReference(SubjectReference.class)
    Subject subject = Subject.ANNOTATION;

    static final class IsOfAnnotation implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SubjectReference.class).isOneOf(Subject.ANNOTATION);
        }
    }

    @Widget(title = "Annotation", description = "The annotation of the cells that the rule looks at.")
    @ChoicesProvider(CellColumnChoices.Any.class)
    @ValueReference(AnnotationReference.class)
    @Effect(predicate = IsOfAnnotation.class, type = EffectType.SHOW)
    String annotation = "";

    @Widget(title = "Match by", description = "What of the annotation is compared.")
    @ValueSwitchWidget
    @ValueReference(MatchReference.class)
    @Effect(predicate = IsOfAnnotation.class, type = EffectType.SHOW)
    Match match = Match.VALUES;

    static final class IsOfValues implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsOfAnnotation.class).and(i.getEnum(MatchReference.class).isOneOf(Match.VALUES));
        }
    }

    static final class Values extends CategoryChoices {
        Values() {
            super(AnnotationReference.class);
        }
    }

    @Widget(title = "Values", description = """
        The values that match. The choice offers the known categories of the annotation; a flow variable can name any,
        also of an annotation that is no category (<tt>true</tt>, <tt>3</tt>).
        """)
    @ChoicesProvider(Values.class)
    @TwinlistWidget
    @Effect(predicate = IsOfValues.class, type = EffectType.SHOW)
    String[] values = {};

    static final class IsOfPattern implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsOfAnnotation.class).and(i.getEnum(MatchReference.class).isOneOf(Match.PATTERN));
        }
    }

    @Widget(title = "Pattern", description = """
        A value, such as <tt>P1</tt>, or many: * stands for any characters, ? for any one, upper and lower case differ.
        The setting to control by a flow variable, for instance one that a loop sets to one patient after the other.
        """)
    @Effect(predicate = IsOfPattern.class, type = EffectType.SHOW)
    String pattern = "";

    static final class IsOfGene implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SubjectReference.class).isOneOf(Subject.GENE);
        }
    }

    @Widget(title = "Gene", description = "The name of the gene as the data have it, such as <tt>CD3D</tt>.")
    @Effect(predicate = IsOfGene.class, type = EffectType.SHOW)
    String gene = "";

    static final class IsOfNumber implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsOfGene.class).or(i.getEnum(MatchReference.class).isOneOf(Match.NUMBER));
        }
    }

    @Widget(title = "Comparison", description = "How the value of a cell is compared with the number.")
    @Effect(predicate = IsOfNumber.class, type = EffectType.SHOW)
    Comparison comparison = Comparison.GREATER;

    @Widget(title = "Number", description = "What the value of a cell is compared with.")
    @Effect(predicate = IsOfNumber.class, type = EffectType.SHOW)
    double number = 0;

    CellRule rule() {
        CellRule.Comparison compared = CellRule.Comparison.valueOf(comparison.name());
        if (subject == Subject.GENE) {
            return CellRule.ofGene(gene, compared, number);
        }
        return switch (match) {
            case VALUES -> CellRule.ofValues(annotation, List.of(values));
            case PATTERN -> CellRule.ofPattern(annotation, pattern);
            case NUMBER -> CellRule.ofNumber(annotation, compared, number);
            case MISSING -> CellRule.ofMissing(annotation);
        };
    }
}
