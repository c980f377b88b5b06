/**
 * The random numbers of R ({@link org.screlapse.engine.random.RRandom}) and of NumPy
 * ({@link org.screlapse.engine.random.NumPyRandom}), for results that must equal those of Seurat and Scanpy with the
 * same seed. What need not equal anything uses {@link java.util.Random}.
 */
package org.screlapse.engine.random;
