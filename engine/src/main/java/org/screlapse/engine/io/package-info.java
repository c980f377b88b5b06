/**
 * How data come in and go out, with a package per format.
 *
 * <p>
 * To read, start with {@link org.screlapse.engine.io.SingleCellReader}, which recognizes what a file is; a format is
 * one subclass of {@link org.screlapse.engine.io.format.FileFormat} in the reader's list. Whatever is wrong with a file
 * comes out as one sentence in a {@link org.screlapse.engine.io.format.SingleCellFormatException}. To write, start with
 * {@link org.screlapse.engine.io.SingleCellWriter}.
 *
 * <p>
 * Only this package knows all formats. They lie in {@link org.screlapse.engine.io.tenx},
 * {@link org.screlapse.engine.io.h5ad}, {@link org.screlapse.engine.io.loom} and {@link org.screlapse.engine.io.text},
 * reading and writing side by side, and do not know each other; what they share is in
 * {@link org.screlapse.engine.io.format}. They lean on {@link org.screlapse.engine.io.hdf5}, which reads and writes
 * HDF5 piece by piece, or on {@link org.screlapse.engine.io.archive}, which does so for texts. Many samples at once are
 * read by {@link org.screlapse.engine.cohort.CohortReader}.
 */
package org.screlapse.engine.io;
