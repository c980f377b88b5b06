/** The node <i>Annotate Cells</i>. */
package org.screlapse.knime.node.annotate;
