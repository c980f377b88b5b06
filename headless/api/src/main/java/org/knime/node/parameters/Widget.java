package org.knime.node.parameters;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives a field a control in the dialog and an entry in the node description. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@Inherited
public @interface Widget {

    /** @return the label of the control */
    String title();

    /** @return what the option does; a fragment of XHTML, so that {@code <} and {@code &} are written as entities */
    String description();
}
