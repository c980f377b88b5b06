/**
 * How a data set lies on disk between two nodes: each part once, in the file of the node that made it.
 *
 * <p>
 * {@link org.screlapse.engine.store.StoredData} is a data set together with the files that hold its parts;
 * {@link org.screlapse.engine.store.StoreWriter} writes the parts that no earlier file holds yet.
 */
package org.screlapse.engine.store;
