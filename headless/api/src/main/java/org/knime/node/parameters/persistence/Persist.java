package org.knime.node.parameters.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The key of a field in the settings. Not to be combined with {@link Persistor}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Persist {

    /** @return the key; the field's name (without {@code m_}) if empty */
    String configKey() default "";

    /** @return whether users cannot set the field by a flow variable; its key then gets the suffix "_Internals" */
    boolean hidden() default false;
}
