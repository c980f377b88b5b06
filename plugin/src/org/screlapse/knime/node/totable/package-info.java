/** The node <i>Single-Cell to Table</i>. */
package org.screlapse.knime.node.totable;
