package org.knime.node.parameters.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Saves a field, or a whole class, in a layout of its own. Not to be combined with {@link Persist}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface Persistor {

    /** @return saves and loads the value; has a constructor without arguments */
    @SuppressWarnings("rawtypes")
    Class<? extends NodeParametersPersistor> value();
}
