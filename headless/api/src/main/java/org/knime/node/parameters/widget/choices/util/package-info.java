/** Stand-in for ready-made choices: the columns of an input table. */
package org.knime.node.parameters.widget.choices.util;
