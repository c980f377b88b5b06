/**
 * How to make cells comparable, and which genes tell them apart.
 *
 * <p>
 * Start with {@link org.screlapse.engine.preprocess.CountNormalization}, which finds the size factor of each cell, and
 * {@link org.screlapse.engine.preprocess.VariableGenes}. {@link org.screlapse.engine.preprocess.CellFilter} keeps cells
 * by an annotation.
 */
package org.screlapse.engine.preprocess;
