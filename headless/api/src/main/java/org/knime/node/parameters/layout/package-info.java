/**
 * Stand-in for the annotations that arrange a dialog. Parts of the dialog are interfaces, annotated
 * {@link org.knime.node.parameters.layout.Section}, ordered by {@link org.knime.node.parameters.layout.After} and
 * {@link org.knime.node.parameters.layout.Before}, and named by a field's
 * {@link org.knime.node.parameters.layout.Layout}.
 */
package org.knime.node.parameters.layout;
