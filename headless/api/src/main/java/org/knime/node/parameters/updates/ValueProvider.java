package org.knime.node.parameters.updates;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lets the dialog compute the value of the field. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ValueProvider {

    /** @return computes the value; has a constructor without arguments */
    @SuppressWarnings("rawtypes")
    Class<? extends StateProvider> value();
}
