/**
 * Which cells and genes to trust, and how to make them comparable.
 *
 * <p>
 * Start with {@link org.screlapse.engine.preprocess.QualityMetrics}, which describes cells and genes, and
 * {@link org.screlapse.engine.preprocess.QualityFilter}, which removes poor ones; then
 * {@link org.screlapse.engine.preprocess.CountNormalization}, which finds the size factor of each cell, and
 * {@link org.screlapse.engine.preprocess.VariableGenes}. {@link org.screlapse.engine.preprocess.Expression} decides
 * what the values of a matrix are and reads them as log-normalised expression, computed on the fly: everything that
 * needs expression reads it there. {@link org.screlapse.engine.preprocess.CellSubset} keeps cells by an annotation.
 */
package org.screlapse.engine.preprocess;
