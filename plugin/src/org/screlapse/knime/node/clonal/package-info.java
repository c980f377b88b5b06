/** The node <i>Clonal Dynamics</i>. */
package org.screlapse.knime.node.clonal;
