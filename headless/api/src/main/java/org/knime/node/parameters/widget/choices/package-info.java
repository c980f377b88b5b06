/**
 * Stand-in for options that are chosen from a list. The list of an enum is its constants with their
 * {@link org.knime.node.parameters.widget.choices.Label}s; the list of a text field comes from a
 * {@link org.knime.node.parameters.widget.choices.ChoicesProvider}, mostly computed from the input specs.
 */
package org.knime.node.parameters.widget.choices;
