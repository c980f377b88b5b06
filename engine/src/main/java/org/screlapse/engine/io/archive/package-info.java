/**
 * The bytes of texts, wherever they lie: in files, compressed, or in archives, which are read where they are and never
 * unpacked.
 *
 * <p>
 * Start with {@link org.screlapse.engine.io.archive.TextInput}, the uncompressed bytes of a
 * {@link org.screlapse.engine.io.archive.TextSource}; {@link org.screlapse.engine.io.archive.ReadAhead} reads them in a
 * thread of its own. {@link org.screlapse.engine.io.archive.ArchiveInput} walks through an archive.
 */
package org.screlapse.engine.io.archive;
