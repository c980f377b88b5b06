package org.screlapse.headless.parameters;

import java.util.ArrayList;
import java.util.List;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.layout.Layout;

/**
 * A field that has a control in the dialog. The fields of nested groups are controls of their own; a field that is an
 * array of groups is one control.
 *
 * @param field the field
 * @param path the names of the groups around it and its own name, separated by dots
 * @param layout the part of the dialog it belongs to, null if none is given
 * @param advanced whether it is shown on demand only
 */
public record DialogControl(ParameterField field, String path, Class<?> layout, boolean advanced) {

    /**
     * @param group a class of parameters
     * @return its controls
     */
    public static List<DialogControl> of(Class<?> group) {
        var controls = new ArrayList<DialogControl>();
        collect(group, "", layout(group), group.isAnnotationPresent(Advanced.class), controls);
        return controls;
    }

    private static void collect(Class<?> group, String prefix, Class<?> outerLayout, boolean outerAdvanced,
        List<DialogControl> controls) {
        for (var field : ParameterField.of(group)) {
            var type = field.rawType();
            var isGroup = WidgetGroup.class.isAssignableFrom(type);
            var own = field.annotation(Layout.class).<Class<?>>map(Layout::value);
            var layout = own.orElseGet(() -> isGroup && layout(type) != null ? layout(type) : outerLayout);
            var advanced = outerAdvanced || field.annotation(Advanced.class).isPresent()
                || isGroup && type.isAnnotationPresent(Advanced.class);
            if (isGroup) {
                collect(type, prefix + field.name() + ".", layout, advanced, controls);
            } else if (field.annotation(Widget.class).isPresent()) {
                controls.add(new DialogControl(field, prefix + field.name(), layout, advanced));
            }
        }
    }

    private static Class<?> layout(Class<?> group) {
        var layout = group.getAnnotation(Layout.class);
        return layout == null ? null : layout.value();
    }

    Widget widget() {
        return field.annotation(Widget.class).orElseThrow();
    }
}
