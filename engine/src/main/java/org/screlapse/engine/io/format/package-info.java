/**
 * What a file format is, and what all formats share.
 *
 * <p>
 * Start with {@link org.screlapse.engine.io.format.FileFormat}: a format is one subclass of it. It is handed a
 * {@link org.screlapse.engine.io.format.FileProbe} (what the beginning of the file says) and
 * {@link org.screlapse.engine.io.format.ReadOptions} (what is wanted of it); whatever is wrong with a file comes out as
 * one sentence in a {@link org.screlapse.engine.io.format.SingleCellFormatException}.
 * {@link org.screlapse.engine.io.format.FeatureTable} chooses features and finds symbols, genomes and species;
 * {@link org.screlapse.engine.io.format.EntryBuckets} brings entries into the order of the cells.
 */
package org.screlapse.engine.io.format;
