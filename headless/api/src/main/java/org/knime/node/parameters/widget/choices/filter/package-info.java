/**
 * Stand-in for options that choose several names, by hand or by a pattern:
 * {@link org.knime.node.parameters.widget.choices.filter.ColumnFilter} for the columns of a table,
 * {@link org.knime.node.parameters.widget.choices.filter.StringFilter} for anything else.
 */
package org.knime.node.parameters.widget.choices.filter;
