/** Stand-in for text fields and what they accept. */
package org.knime.node.parameters.widget.text;
