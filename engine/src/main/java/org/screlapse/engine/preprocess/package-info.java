/**
 * Which cells and genes to trust, and how to make them comparable.
 *
 * <p>Start with {@link org.screlapse.engine.preprocess.Expression}, which decides what the values of a matrix are and
 * reads them as log-normalised expression, computed on the fly by
 * {@link org.screlapse.engine.preprocess.LibrarySizeNormalization}.
 */
package org.screlapse.engine.preprocess;
