/** The node <i>Concatenate Single-Cell Data</i>. */
package org.screlapse.knime.node.concatenate;
