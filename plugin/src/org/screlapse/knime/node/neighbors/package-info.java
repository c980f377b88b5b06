/** The node <i>Cell Neighbors</i>. */
package org.screlapse.knime.node.neighbors;
