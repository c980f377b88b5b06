package org.knime.node.parameters.widget.choices.filter;

/** Chooses columns by the class of their values. */
final class ColumnTypeFilter extends TypeFilter {}
