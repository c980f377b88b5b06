package org.knime.node.parameters.widget.choices;

import java.util.Locale;

/** What the dialog shows for the constants of an enum. */
final class EnumLabels {

    private EnumLabels() {
    }

    static String of(Enum<?> constant) {
        try {
            var label = constant.getDeclaringClass().getDeclaredField(constant.name()).getAnnotation(Label.class);
            return label == null ? inWords(constant.name()) : label.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("Every constant of an enum is a field of it.", e);
        }
    }

    private static String inWords(String name) {
        var words = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
