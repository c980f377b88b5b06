/**
 * The files of Cell Ranger, reading and writing side by side: {@link org.screlapse.engine.io.tenx.TenxHdf5Format} and
 * {@link org.screlapse.engine.io.tenx.TenxHdf5Writer} for its {@code .h5} files,
 * {@link org.screlapse.engine.io.tenx.TenxMatrixFormat} and {@link org.screlapse.engine.io.tenx.TenxMatrixWriter} for
 * its matrix folders.
 */
package org.screlapse.engine.io.tenx;
