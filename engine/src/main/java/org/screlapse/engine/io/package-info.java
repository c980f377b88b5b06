/**
 * How data come in and go out: one class a format.
 *
 * <p>
 * To read, start with {@link org.screlapse.engine.io.SingleCellReader}, which recognises what a file is; a format is
 * one subclass of {@link org.screlapse.engine.io.format.FileFormat} in the reader's list. Whatever is wrong with a file
 * comes out as one sentence in a {@link org.screlapse.engine.io.format.SingleCellFormatException}. To write, start with
 * {@link org.screlapse.engine.io.SingleCellWriter}. Many samples at once: {@link org.screlapse.engine.io.CohortReader}
 * reads what a {@link org.screlapse.engine.io.SampleSheet} lists.
 *
 * <p>
 * What all formats share is in {@link org.screlapse.engine.io.format}; the formats themselves in a package each:
 * {@link org.screlapse.engine.io.tenx}, {@link org.screlapse.engine.io.h5ad}, {@link org.screlapse.engine.io.loom};
 * {@link org.screlapse.engine.io.hdf5} reads and writes HDF5 piece by piece. {@code TextInput}, {@code ReadAhead},
 * {@code MatrixMarketInput} and {@code DelimitedReader} do the same for texts, which may lie in archives
 * ({@code TextSource}, {@code ArchiveInput}); {@code TableSample} tells tables of counts from tables of cells.
 */
package org.screlapse.engine.io;
