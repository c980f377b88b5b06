/** The node <i>Cell Cycle Scorer</i>. */
package org.screlapse.knime.node.cellcycle;
