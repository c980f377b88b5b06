/**
 * The port type "Single-Cell Data": a data set that travels between nodes as references to files, so that a node writes
 * only what it changed.
 *
 * <p>
 * Start with {@link org.screlapse.knime.port.SingleCellPortObject}; its spec tells dialogs downstream what is inside
 * before anything has run.
 */
package org.screlapse.knime.port;
