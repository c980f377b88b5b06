/** The node <i>Integrate Batches</i>. */
package org.screlapse.knime.node.integrate;
