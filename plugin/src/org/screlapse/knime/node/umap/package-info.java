/** The node <i>UMAP</i>. */
package org.screlapse.knime.node.umap;
