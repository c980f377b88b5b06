/** The node <i>Signature Scorer</i>. */
package org.screlapse.knime.node.scorer;
