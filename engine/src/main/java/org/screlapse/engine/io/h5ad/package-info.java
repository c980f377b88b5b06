/**
 * The {@code .h5ad} files of AnnData and Scanpy. Start with {@link org.screlapse.engine.io.h5ad.H5adFormat} to read and
 * with {@link org.screlapse.engine.io.h5ad.H5adWriter} to write.
 */
package org.screlapse.engine.io.h5ad;
