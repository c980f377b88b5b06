/**
 * What a data set is: counts of cells × genes, annotations of both, embeddings, graphs and free metadata.
 *
 * <p>
 * Everything here is immutable. Start with {@link org.screlapse.engine.data.SingleCellData}; its counts are a
 * {@link org.screlapse.engine.data.CountMatrix}, read cell by cell with a {@link org.screlapse.engine.data.CellCursor}.
 * {@link org.screlapse.engine.data.Concatenation} puts several data sets under one another.
 */
package org.screlapse.engine.data;
