package org.knime.node.parameters.layout;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The part of the dialog that a field, or every field of a class, belongs to. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Layout {

    /** @return the interface that stands for the part */
    Class<?> value();
}
