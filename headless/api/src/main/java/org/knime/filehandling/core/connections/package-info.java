/**
 * Stand-in for KNIME's file systems: where a file is ({@link org.knime.filehandling.core.connections.FSLocation}). Only
 * files of this machine can be reached: local paths, paths relative to the workflow, and {@code file:} and
 * {@code knime://knime.workflow/} addresses.
 */
package org.knime.filehandling.core.connections;
