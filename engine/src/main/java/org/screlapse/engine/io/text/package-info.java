/**
 * Delimited texts: tables of counts, {@link org.screlapse.engine.io.text.DenseTextFormat}, and tables of cells with
 * their annotations, which {@link org.screlapse.engine.io.text.CellTableFormat} reads and
 * {@link org.screlapse.engine.io.text.CellTableWriter} writes.
 *
 * <p>
 * Start with {@code TableDecision}, which tells one kind of table from the other and which way round it is, by the
 * first rows ({@code TableSample}) after what comes before the header ({@code TableForm}); {@code DelimitedReader}
 * reads a table field by field, and {@link org.screlapse.engine.io.text.ColumnCollector} finds out what the values of a
 * column are.
 */
package org.screlapse.engine.io.text;
