/** The node <i>Label Cells by Threshold</i>. */
package org.screlapse.knime.node.label;
