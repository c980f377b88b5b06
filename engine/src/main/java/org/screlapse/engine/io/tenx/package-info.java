/**
 * The files of Cell Ranger: {@link org.screlapse.engine.io.tenx.TenxHdf5Format} reads its {@code .h5} files,
 * {@link org.screlapse.engine.io.tenx.TenxHdf5Writer} writes them.
 */
package org.screlapse.engine.io.tenx;
