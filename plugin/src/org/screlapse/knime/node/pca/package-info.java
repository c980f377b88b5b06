/** The node <i>Single-Cell PCA</i>. */
package org.screlapse.knime.node.pca;
