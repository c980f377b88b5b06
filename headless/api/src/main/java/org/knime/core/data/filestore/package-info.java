/**
 * Files that a port object keeps on disk instead of in memory; see
 * {@link org.knime.core.data.filestore.FileStorePortObject}.
 */
package org.knime.core.data.filestore;
