package org.knime.node.parameters;

/** A class whose fields are options of the dialog. */
public interface WidgetGroup {}
