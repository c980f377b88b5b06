/**
 * Between the engine and KNIME tables: {@link org.screlapse.knime.table.ResultTable} writes result records,
 * {@link org.screlapse.knime.table.AnnotationTable} writes and reads annotations of cells.
 */
package org.screlapse.knime.table;
