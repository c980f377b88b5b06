/**
 * What the values of the cells are, and how they are read: as a stream of cells through small stages, never stored and
 * never dense.
 *
 * <p>
 * Start with {@link org.screlapse.engine.expression.Expression}, which decides what the values of a matrix are and
 * opens cursors over them; {@link org.screlapse.engine.expression.CellRanges} runs over all cells in parallel so that
 * sums are the same for any number of threads; {@link org.screlapse.engine.expression.GeneMoments} and
 * {@link org.screlapse.engine.expression.GroupSums} are sums of each gene, over all cells and within samples.
 */
package org.screlapse.engine.expression;
