/**
 * Writes HDF5 files piece by piece: as much of the format as {@code .h5ad} and 10x files need, no more.
 *
 * <p>
 * jHDF, which reads them, can only write arrays that lie on the heap as a whole. Here values are appended one by one,
 * and each full chunk is compressed on all processors and written at once, so that the memory needed does not depend on
 * the size of the data. Files follow the HDF5 File Format Specification version 3.0 as HDF5 1.8 wrote it: superblock 2,
 * object headers 2 with link messages, chunks in version 1 B-trees, shuffle and deflate filters, texts in global heaps.
 * Nothing in a file depends on the time or on the number of processors.
 *
 * <p>
 * Start with {@link org.screlapse.engine.io.hdf5.Hdf5Writer}, which opens the file; its
 * {@link org.screlapse.engine.io.hdf5.Hdf5Group}s hold further groups and
 * {@link org.screlapse.engine.io.hdf5.Hdf5Dataset}s.
 */
package org.screlapse.engine.io.hdf5;
