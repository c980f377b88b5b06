package org.screlapse.knime.testing.dialog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.ValueProvider;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ChoicesStateProvider;
import org.screlapse.headless.parameters.DialogControl;
import org.screlapse.headless.parameters.DialogLayout;
import org.screlapse.headless.parameters.FieldPersistence;
import org.screlapse.headless.parameters.Instances;
import org.screlapse.headless.parameters.ParameterField;
import org.screlapse.headless.parameters.ParametersPersistence;

/**
 * Finds what KNIME would complain about when it saves and loads the parameters of a node, makes its description or
 * opens its dialog. A plugin's test asserts that there is nothing:
 *
 * <pre>
 * assertEquals(List.of(), ParametersCheck.problems(MyNodeParameters.class));
 * </pre>
 */
public final class ParametersCheck {

    private final Set<String> problems = new LinkedHashSet<>();

    private final References references = new References();

    private ParametersCheck() {
    }

    /**
     * @param type a parameters class
     * @return one sentence a problem, empty if the class is fine
     */
    public static List<String> problems(Class<? extends NodeParameters> type) {
        var check = new ParametersCheck();
        check.name(type, new HashSet<>());
        check.group(type, new HashSet<>());
        check.problems.addAll(check.references.problems());
        check.layouts(type, new HashSet<>());
        check.roundTrip(type);
        return List.copyOf(check.problems);
    }

    /**
     * Looks besides whether the defaults and all choices can be made from certain inputs.
     *
     * @param type a parameters class
     * @param input what is known about the inputs; try also inputs of which nothing is known
     * @return one sentence a problem, empty if the class is fine
     */
    public static List<String> problems(Class<? extends NodeParameters> type, NodeParametersInput input) {
        var found = new ArrayList<>(problems(type));
        try {
            Instances.create(type, input);
        } catch (IllegalArgumentException e) {
            found.add(e.getMessage());
        }
        choices(type, input, found, new HashSet<>());
        return List.copyOf(new LinkedHashSet<>(found));
    }

    private static void choices(Class<?> group, NodeParametersInput input, List<String> found, Set<Class<?>> visited) {
        if (!visited.add(group)) {
            return;
        }
        for (var field : ParameterField.of(group)) {
            field.annotation(ChoicesProvider.class).ifPresent(provider -> {
                try {
                    ChoicesStateProvider<?> choices = Instances.create(provider.value());
                    if (ChoicesValues.compute(choices, input) == null) {
                        found.add("The choices of " + field + " are null.");
                    }
                } catch (RuntimeException e) { // whatever an author's class throws is what we look for
                    found.add("The choices of " + field + " cannot be made: " + e);
                }
            });
            inner(field).forEach(type -> choices(type, input, found, visited));
        }
    }

    /** The classes whose fields belong to the same dialog. */
    private static List<Class<?>> inner(ParameterField field) {
        var type = field.elementType().orElse(field.rawType());
        return WidgetGroup.class.isAssignableFrom(type) || Persistable.class.isAssignableFrom(type) ? List.of(type)
            : List.of();
    }

    private void name(Class<?> group, Set<Class<?>> visited) {
        if (visited.add(group)) {
            ParameterField.of(group).forEach(field -> {
                references.add(field);
                inner(field).forEach(type -> name(type, visited));
            });
        }
    }

    private void group(Class<?> group, Set<Class<?>> visited) {
        if (!visited.add(group)) {
            return;
        }
        attempt(group.getSimpleName(), () -> Instances.create(group));
        invisibleFields(group);
        effects(group.getSimpleName(), group);
        var keys = new HashSet<String>();
        for (var field : ParameterField.of(group)) {
            attempt(field.toString(), () -> FieldPersistence.of(field, group));
            if (!keys.add(field.name())) {
                problems.add(field + " has the key \"" + field.name() + "\" of another field; give it another.");
            }
            problems.addAll(WidgetCheck.problems(field));
            effects(field.toString(), field.field());
            providers(field);
            inner(field).forEach(type -> group(type, visited));
        }
    }

    private void attempt(String what, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) { // whatever an author's class throws is what we look for
            problems.add(what + ": " + e.getMessage());
        }
    }

    private void invisibleFields(Class<?> group) {
        for (var field : group.getDeclaredFields()) {
            var modifiers = field.getModifiers();
            var name = group.getSimpleName() + "." + field.getName();
            var isHidden = Modifier.isPrivate(modifiers) || Modifier.isStatic(modifiers);
            if (isHidden && field.isAnnotationPresent(Widget.class)) {
                problems.add(name + " has a @Widget but is private or static; make it package visible.");
            }
            if (!isHidden && Modifier.isFinal(modifiers) && !field.isSynthetic()) {
                problems.add(name + " is final; make it changeable.");
            }
            if (field.isAnnotationPresent(Widget.class) && !WidgetGroup.class.isAssignableFrom(group)) {
                problems.add(name + " has a @Widget, but " + group.getSimpleName() + " is no WidgetGroup.");
            }
        }
    }

    private void effects(String user, AnnotatedElement element) {
        var effect = element.getAnnotation(Effect.class);
        if (effect != null) {
            references.checkPredicate("The effect on " + user, effect.predicate());
        }
    }

    private void providers(ParameterField field) {
        field.annotation(ChoicesProvider.class)
            .ifPresent(p -> references.checkProvider("The choices of " + field, p.value()));
        field.annotation(ValueProvider.class)
            .ifPresent(p -> references.checkProvider("The value of " + field, p.value()));
        field.annotation(ArrayWidget.class).map(ArrayWidget::elementDefaultValueProvider)
            .filter(p -> p != StateProvider.class)
            .ifPresent(p -> references.checkProvider("The elements of " + field, p));
    }

    private void layouts(Class<?> group, Set<Class<?>> visited) {
        if (!visited.add(group)) {
            return;
        }
        var controls = DialogControl.of(group);
        problems.addAll(new DialogLayout(controls).problems());
        controls.stream().flatMap(control -> control.field().elementType().stream())
            .filter(WidgetGroup.class::isAssignableFrom).forEach(element -> layouts(element, visited));
    }

    private void roundTrip(Class<? extends NodeParameters> type) {
        try {
            var saved = new NodeSettings("model");
            ParametersPersistence.save(ParametersPersistence.defaults(type), saved);
            var again = new NodeSettings("model");
            ParametersPersistence.save(ParametersPersistence.load(type, saved), again);
            if (!xml(saved).equals(xml(again))) {
                problems.add(
                    "The defaults of " + type.getSimpleName() + " are not the same after saving and loading them.");
            }
        } catch (InvalidSettingsException | RuntimeException e) { // whatever an author's class throws
            problems.add("The defaults of " + type.getSimpleName() + " cannot be saved and loaded: " + e.getMessage());
        }
    }

    private static String xml(NodeSettings settings) {
        var bytes = new ByteArrayOutputStream();
        try {
            settings.saveToXML(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
