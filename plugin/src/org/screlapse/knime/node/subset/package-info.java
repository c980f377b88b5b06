/** The node <i>Subset Cells</i>. */
package org.screlapse.knime.node.subset;
