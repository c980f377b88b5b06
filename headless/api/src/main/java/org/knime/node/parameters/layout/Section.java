package org.knime.node.parameters.layout;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A part of the dialog with a headline. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Section {

    /** @return the headline */
    String title();

    /** @return a text below the headline */
    String description() default "";

    /** @return whether the section opens in a drawer of its own */
    boolean sideDrawer() default false;
}
