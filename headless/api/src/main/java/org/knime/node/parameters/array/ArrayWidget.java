package org.knime.node.parameters.array;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.knime.node.parameters.updates.StateProvider;

/** How the dialog shows an array or list of {@link org.knime.node.parameters.WidgetGroup}s. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ArrayWidget {

    /** @return the label of the button that adds an element */
    String addButtonText() default "";

    /** @return how the options of one element are arranged */
    ElementLayout elementLayout() default ElementLayout.VERTICAL_CARD;

    /** @return the title of an element, to which the dialog adds its number */
    String elementTitle() default "";

    /** @return whether the user may reorder the elements */
    boolean showSortButtons() default false;

    /** @return whether the user can neither add nor remove elements */
    boolean hasFixedSize() default false;

    /** @return what computes the value of a new element */
    @SuppressWarnings("rawtypes")
    Class<? extends StateProvider> elementDefaultValueProvider() default StateProvider.class;

    /** How the options of one element are arranged. */
    enum ElementLayout {
        /** one below the other, in a card with the element's title */
        VERTICAL_CARD,
        /** side by side, without a title */
        HORIZONTAL_SINGLE_LINE
    }
}
