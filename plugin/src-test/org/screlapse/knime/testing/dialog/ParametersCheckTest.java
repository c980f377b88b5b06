package org.screlapse.knime.testing.dialog;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.ValueProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.screlapse.headless.node.KnownInputs;

public class ParametersCheckTest {

    static final class Good implements NodeParameters {
        interface ModeReference extends ParameterReference<Mode> {}

        static final class IsA implements EffectPredicateProvider {
            @Override
            public EffectPredicate init(PredicateInitializer i) {
                return i.getEnum(ModeReference.class).isOneOf(Mode.A);
            }
        }

        @Widget(title = "t", description = "d")
        @ValueReference(ModeReference.class)
        @ValueSwitchWidget
        Mode mode = Mode.A;
        @Widget(title = "t", description = "d")
        @Effect(predicate = IsA.class, type = EffectType.SHOW)
        int shown;
    }

    @Test
    public void goodClassHasNoProblem() {
        assertEquals(List.of(), ParametersCheck.problems(Good.class));
    }

    static final class Texts implements NodeParameters {
        @Widget(title = " ", description = "d")
        int untitled;
        @Widget(title = "t", description = "")
        int undescribed;
        @Widget(title = "t", description = "a < b")
        int unparseable;
        @Widget(title = "t", description = "d")
        private int invisible;
        @Widget(title = "t", description = "d")
        FileSelection file = new FileSelection();
        @Widget(title = "t", description = "d")
        String[] columns = {};
        @Widget(title = "t", description = "d")
        @ValueSwitchWidget
        String text = "";
        final int unchangeable = 1;
    }

    @Test
    public void textsAndTypesOfWidgets() {
        expect(Texts.class, "Texts.untitled has a @Widget without a title.",
            "Texts.undescribed has a @Widget without a description.",
            "The description of Texts.unparseable is no XHTML", "Texts.invisible has a @Widget but is private",
            "Texts.file is a file; add @FileReaderWidget", "Texts.columns chooses from a list; add a @ChoicesProvider.",
            "@ValueSwitchWidget does not fit Texts.text", "Texts.unchangeable is final");
    }

    enum Mode {
        A, B
    }

    interface ModeReference extends ParameterReference<Mode> {}

    interface NumberReference extends ParameterReference<String> {}

    static final class IsA implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(ModeReference.class).isOneOf(Mode.A);
        }
    }

    static final class IsText implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return or(i.getString(NumberReference.class).isEqualTo("x"),
                not(i.getString(NumberReference.class).isEqualTo("y")));
        }
    }

    class Inner implements StringChoicesProvider {}

    static final class NeedsArgument extends MaxValidation {
        NeedsArgument(double max) {
            assertTrue(max > 0);
        }

        @Override
        protected double getMax() {
            return 1;
        }
    }

    static final class Computed implements StateProvider<Integer> {
        @Override
        public void init(StateProviderInitializer initializer) {
            initializer.computeFromValueSupplier(ModeReference.class);
        }

        @Override
        public Integer computeState(NodeParametersInput input) {
            return 1;
        }
    }

    static final class Links implements NodeParameters {
        @Effect(predicate = IsA.class, type = EffectType.SHOW)
        int shown;
        @Effect(predicate = IsText.class, type = EffectType.HIDE)
        int hidden;
        @ValueReference(NumberReference.class)
        int number;
        @ValueReference(NumberReference.class)
        int number2;
        @ChoicesProvider(Inner.class)
        String choice = "";
        @NumberInputWidget(maxValidation = NeedsArgument.class)
        int limited;
        @ValueProvider(Computed.class)
        int computed;
        Thread thread;
    }

    @Test
    public void referencesAndClasses() {
        expect(Links.class, "The effect on Links.shown refers to ModeReference, which no field has",
            "The effect on Links.hidden takes Links.number2 for a text, but it is of type int.",
            "Links.number2 and Links.number have the same @ValueReference NumberReference",
            "The choices of Links.choice: " + Inner.class.getName() + " is an inner class; make it static.",
            "Links.limited: " + NeedsArgument.class.getName() + " has no constructor without arguments",
            "The value of Links.computed refers to ModeReference, which no field has",
            "Links.thread: Links.thread is of type Thread", "The defaults of Links cannot be saved and loaded");
    }

    @Section(title = "Elsewhere")
    interface Elsewhere {}

    static final class Layouts implements NodeParameters {
        @Section(title = "One")
        interface One {}

        @Section(title = "Two")
        interface Two {}

        @Section(title = "Round")
        @After(About.class)
        interface Round {}

        @Section(title = "About")
        @After(Round.class)
        interface About {}

        interface NoSection {}

        @Widget(title = "t", description = "d")
        @Layout(One.class)
        int one;
        @Widget(title = "t", description = "d")
        @Layout(Two.class)
        int two;
        @Widget(title = "t", description = "d")
        @Layout(NoSection.class)
        int three;
        @Widget(title = "t", description = "d")
        @Layout(Round.class)
        int four;
        @Widget(title = "t", description = "d")
        @Layout(About.class)
        int five;
    }

    @Test
    public void layouts() {
        expect(Layouts.class, "NoSection is named by a @Layout but is no part of a dialog",
            "The order of NoSection, One, Two is not given", "The order of About, Round is circular");
    }

    static final class FromPort implements StringChoicesProvider {
        @Override
        public List<String> choices(NodeParametersInput context) {
            return List.of(context.getInPortSpec(0).orElseThrow().getClass().getSimpleName());
        }
    }

    static final class Choices implements NodeParameters {
        @Widget(title = "t", description = "d")
        @ChoicesProvider(FromPort.class)
        String choice = "";
    }

    @Test
    public void choicesThatFailForUnknownInputs() {
        var unknown = KnownInputs.ofSpecs(new PortObjectSpec[1]);
        var problems = ParametersCheck.problems(Choices.class, unknown);
        assertEquals(problems.toString(), 1, problems.size());
        assertTrue(problems.get(0), problems.get(0).startsWith("The choices of Choices.choice cannot be made"));
        var known = KnownInputs.ofSpecs(new DataTableSpec());
        assertEquals(List.of(), ParametersCheck.problems(Choices.class, known));
        assertEquals("DataTableSpec", ChoicesValues.of(FromPort.class, known).get(0).id());
    }

    private static void expect(Class<? extends NodeParameters> type, String... beginnings) {
        var problems = new ArrayList<>(ParametersCheck.problems(type));
        for (var beginning : beginnings) {
            assertTrue(beginning + " is not in " + problems, problems.removeIf(p -> p.startsWith(beginning)));
        }
        assertEquals(List.of(), problems);
    }
}
