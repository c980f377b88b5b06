/** Stand-in for number fields and their limits. */
package org.knime.node.parameters.widget.number;
