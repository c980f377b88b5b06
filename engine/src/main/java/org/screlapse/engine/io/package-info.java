/**
 * How data come in and go out: one class a format.
 *
 * <p>
 * To read, start with {@link org.screlapse.engine.io.SingleCellReader}, which recognises what a file is; a format is
 * one subclass of {@link org.screlapse.engine.io.FileFormat} in the reader's list. Whatever is wrong with a file comes
 * out as one sentence in a {@link org.screlapse.engine.io.SingleCellFormatException}. To write, start with
 * {@link org.screlapse.engine.io.SingleCellWriter}. Many samples at once: {@link org.screlapse.engine.io.CohortReader}
 * reads what a {@link org.screlapse.engine.io.SampleSheet} lists.
 *
 * <p>
 * Below the formats: {@code HdfInput}, {@code HdfNumbers} and {@code HdfPieces} read HDF5 files piece by piece, and
 * {@code HdfSparseMatrix} turns a compressed matrix in one into blocks of counts in parallel ({@code HdfColumnMatrix}
 * one compressed the other way, {@code HdfDenseMatrix} one that is not); {@code TextInput}, {@code ReadAhead},
 * {@code MatrixMarketInput} and {@code DelimitedReader} do the same for texts, which may lie in archives
 * ({@code TextSource}, {@code ArchiveInput}). {@code FeatureTable} chooses features and finds symbols, genomes and
 * {@code Species}; {@code TableSample} tells tables of counts from tables of cells. The package {@code hdf5} writes
 * HDF5.
 */
package org.screlapse.engine.io;
