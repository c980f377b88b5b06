/** The node <i>Stem-like Cell Classifier</i>. */
package org.screlapse.knime.node.classifier;
