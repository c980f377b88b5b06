/**
 * Stand-in for KNIME's file systems: where a file is ({@link org.knime.filehandling.core.connections.FSLocation}), its
 * path ({@link org.knime.filehandling.core.connections.FSPath}), and what to do with paths
 * ({@link org.knime.filehandling.core.connections.FSFiles}). Only files of the local machine can be reached: local
 * paths, paths relative to the workflow, and {@code file:} and {@code knime://knime.workflow/} addresses. As in KNIME a
 * path is not a local file, though it may look like one: take {@code FSFiles.toLocalFile(path)} where a local file is
 * needed.
 */
package org.knime.filehandling.core.connections;
