package org.screlapse.headless.parameters;

import java.util.Arrays;
import java.util.List;

import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.widget.choices.EnumChoice;
import org.knime.node.parameters.widget.choices.Label;

/** Describes the options of a parameters class, from which the node description is made. */
public final class ParametersDescription {

    private ParametersDescription() {
    }

    /**
     * @param parameters a parameters class or a group of options
     * @return its options in the order of the dialog
     */
    public static List<OptionDescription> of(Class<? extends WidgetGroup> parameters) {
        return new DialogLayout(DialogControl.of(parameters)).inOrder().stream().map(ParametersDescription::describe)
            .toList();
    }

    private static OptionDescription describe(DialogLayout.Placed placed) {
        var control = placed.control();
        var field = control.field();
        return new OptionDescription(control.path(), control.widget().title(), control.widget().description(),
            placed.sections(), control.advanced(), choices(field.contentType().orElse(field.rawType())),
            elements(field));
    }

    private static List<OptionDescription> elements(ParameterField field) {
        return field.elementType().filter(WidgetGroup.class::isAssignableFrom)
            .map(element -> of(element.asSubclass(WidgetGroup.class))).orElse(List.of());
    }

    private static List<OptionDescription.Choice> choices(Class<?> type) {
        return type.isEnum() ? Arrays.stream(type.getEnumConstants()).map(c -> choice((Enum<?>) c)).toList()
            : List.of();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static OptionDescription.Choice choice(Enum<?> constant) {
        var label = label(constant);
        return new OptionDescription.Choice(constant.name(), EnumChoice.fromEnumConst((Enum) constant).text(),
            label == null ? "" : label.description());
    }

    private static Label label(Enum<?> constant) {
        try {
            return constant.getDeclaringClass().getDeclaredField(constant.name()).getAnnotation(Label.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("Every constant of an enum is a field of it.", e);
        }
    }
}
