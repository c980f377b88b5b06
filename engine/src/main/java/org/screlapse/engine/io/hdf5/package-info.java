/**
 * Reads and writes HDF5 files piece by piece.
 *
 * <p>
 * To read, start with {@link org.screlapse.engine.io.hdf5.HdfInput}, an open file. It hands out lists and tables of
 * numbers ({@link org.screlapse.engine.io.hdf5.HdfNumbers}, {@link org.screlapse.engine.io.hdf5.HdfTable}), whose
 * chunks {@link org.screlapse.engine.io.hdf5.HdfPieces} decodes; jHDF reads the structure of the file.
 * {@link org.screlapse.engine.io.hdf5.HdfSparseMatrix} turns a compressed matrix into blocks of counts, in parallel.
 *
 * <p>
 * To write, start with {@link org.screlapse.engine.io.hdf5.Hdf5Writer}, which opens the file; its
 * {@link org.screlapse.engine.io.hdf5.Hdf5Group}s hold further groups and
 * {@link org.screlapse.engine.io.hdf5.Hdf5Dataset}s. jHDF can only write arrays that lie on the heap as a whole. Here
 * values are appended one by one, and each full chunk is compressed on all processors and written at once, so that the
 * memory needed does not depend on the size of the data. Files follow the HDF5 File Format Specification version 3.0 as
 * HDF5 1.8 wrote it: superblock 2, object headers 2 with link messages, chunks in version 1 B-trees, shuffle and
 * deflate filters, texts in global heaps. Nothing in a file depends on the time or on the number of processors.
 */
package org.screlapse.engine.io.hdf5;
