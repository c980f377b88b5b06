/**
 * Stand-in for KNIME's node parameters: a parameters class is a plain class of fields, one field an option of the
 * dialog. Start with {@link org.knime.node.parameters.NodeParameters}; the field annotations are
 * {@link org.knime.node.parameters.Widget} and those of the sub-packages. How the fields are saved and loaded is in
 * {@code org.screlapse.headless.parameters}.
 */
package org.knime.node.parameters;
