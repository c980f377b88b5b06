/** The node <i>Cell Classifier</i>. */
package org.screlapse.knime.node.classifier;
