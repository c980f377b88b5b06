/**
 * The nodes <i>Timepoint Comparison</i> and <i>Timepoint Comparison (Table)</i>: the same comparison of single-cell
 * data and of a table, with the same three output tables, {@link org.screlapse.knime.node.timepoint.ComparisonTables}.
 */
package org.screlapse.knime.node.timepoint;
