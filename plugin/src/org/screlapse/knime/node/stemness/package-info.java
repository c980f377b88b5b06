/** The node <i>Stemness Scorer</i>. */
package org.screlapse.knime.node.stemness;
