/**
 * Linear algebra: the largest eigenvectors of a matrix that is large, sparse, or known only by its products with
 * vectors ({@link org.screlapse.engine.linalg.BlockLanczos}), weighted least squares of few columns
 * ({@link org.screlapse.engine.linalg.SymmetricSystem}), and the arithmetic of vectors that the inner loops share.
 *
 * <p>
 * Start with {@link org.screlapse.engine.linalg.BlockLanczos}. For small dense matrices elsewhere use Commons Math.
 */
package org.screlapse.engine.linalg;
