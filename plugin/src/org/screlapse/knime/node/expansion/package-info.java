/** The node <i>Expanded Subpopulation Detector</i>: which neighborhoods of cells, clusters or labels grew. */
package org.screlapse.knime.node.expansion;
