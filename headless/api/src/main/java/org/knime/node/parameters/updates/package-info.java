/**
 * Stand-in for how options of a dialog depend on each other: a field is named by a
 * {@link org.knime.node.parameters.updates.ValueReference}, an {@link org.knime.node.parameters.updates.Effect} shows,
 * hides or disables other fields by what it holds, a {@link org.knime.node.parameters.updates.ValueProvider} computes
 * it. Without KNIME there are no dialogs; nothing of this changes what a node does when it runs.
 */
package org.knime.node.parameters.updates;
