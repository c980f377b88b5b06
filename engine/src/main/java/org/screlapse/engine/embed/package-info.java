/**
 * Where a cell lies: principal components, batch integration, UMAP, and the map of a reference.
 *
 * <p>
 * Start with {@link org.screlapse.engine.embed.Pca}, which reduces the expression of the variable genes to a few dozen
 * dimensions; {@link org.screlapse.engine.embed.Umap} lays out the neighbor graph of these in two or three.
 * {@link org.screlapse.engine.embed.Harmony} brings the batches together before that.
 * {@link org.screlapse.engine.embed.ReferenceMap} places the cells of one data set on the map of another one and gives
 * them its labels. {@link org.screlapse.engine.linalg.BlockLanczos} finds the eigenvectors that components and UMAP
 * need.
 */
package org.screlapse.engine.embed;

import org.screlapse.engine.linalg.BlockLanczos;
