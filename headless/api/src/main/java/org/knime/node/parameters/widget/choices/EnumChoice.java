package org.knime.node.parameters.widget.choices;

/**
 * A choice of an enum field.
 *
 * @param <E> the type of the field
 * @param id the constant
 * @param text what the dialog shows
 */
public record EnumChoice<E extends Enum<E>>(E id, String text) {

    /**
     * @param <E> the type of the field
     * @param enumConst a constant
     * @return its choice, shown as its {@link Label} or, without one, its name in words
     */
    public static <E extends Enum<E>> EnumChoice<E> fromEnumConst(E enumConst) {
        return new EnumChoice<>(enumConst, EnumLabels.of(enumConst));
    }
}
