package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lets the user choose a file to write, on a field of type {@link FileSelection}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface FileWriterWidget {}
