/** The node <i>Single-Cell Writer</i>. */
package org.screlapse.knime.node.writer;
