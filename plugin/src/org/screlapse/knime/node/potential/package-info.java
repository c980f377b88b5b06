/** The node <i>Differentiation Potential</i>. */
package org.screlapse.knime.node.potential;
