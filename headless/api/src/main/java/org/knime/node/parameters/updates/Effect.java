package org.knime.node.parameters.updates;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Shows, hides, enables or disables an option depending on others. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Effect {

    /** What happens to the option while the predicate holds; the opposite happens while it does not. */
    enum EffectType {
        /** it can be changed */
        ENABLE,
        /** it cannot be changed */
        DISABLE,
        /** it is visible */
        SHOW,
        /** it is not visible */
        HIDE
    }

    /** @return the condition; has a constructor without arguments, or is an interface with a default {@code init} */
    Class<? extends EffectPredicateProvider> predicate();

    /** @return what the condition does */
    EffectType type();
}
