/**
 * Where a cell lies: principal components, batch integration, and UMAP.
 *
 * <p>Start with {@link org.screlapse.engine.embed.Pca}, which reduces the expression of the variable genes to a few
 * dozen dimensions; {@link org.screlapse.engine.embed.Umap} lays out the neighbour graph of these in two or three.
 * {@link org.screlapse.engine.embed.BlockLanczos} finds the eigenvectors that both need.
 */
package org.screlapse.engine.embed;
