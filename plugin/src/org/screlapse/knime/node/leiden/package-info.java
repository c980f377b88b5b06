/** The node <i>Leiden Clustering</i>. */
package org.screlapse.knime.node.leiden;
