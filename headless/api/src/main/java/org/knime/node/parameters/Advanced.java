package org.knime.node.parameters;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks an option that the dialog shows only when the user asks for the advanced ones. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Advanced {}
