/** The node <i>Normalize Counts</i>. */
package org.screlapse.knime.node.normalize;
