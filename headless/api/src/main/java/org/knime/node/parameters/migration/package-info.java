/**
 * Stand-in for what lets a newer version of a node read the settings of an older one. The usual case is
 * {@link org.knime.node.parameters.migration.Migrate} with {@code loadDefaultIfAbsent = true} on a field that was added
 * later.
 */
package org.knime.node.parameters.migration;
