/**
 * Which droplets held two cells.
 *
 * <p>
 * Start with {@link org.screlapse.engine.doublet.DoubletScore}, which compares cells with doublets that it makes from
 * pairs of them. A room of its own because it needs principal components and neighbours, which themselves build on
 * {@code preprocess}.
 */
package org.screlapse.engine.doublet;
