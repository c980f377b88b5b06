package org.knime.node.parameters.widget.choices;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The choices of a field of type String, String[], ColumnFilter, StringFilter or an enum. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ChoicesProvider {

    /** @return computes the choices; has a constructor without arguments */
    @SuppressWarnings("rawtypes")
    Class<? extends ChoicesStateProvider> value();
}
