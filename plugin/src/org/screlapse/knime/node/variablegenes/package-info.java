/** The node <i>Variable Genes</i>. */
package org.screlapse.knime.node.variablegenes;
