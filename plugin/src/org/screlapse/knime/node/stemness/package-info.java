/** The former name of <i>Signature Scorer</i>. */
package org.screlapse.knime.node.stemness;
