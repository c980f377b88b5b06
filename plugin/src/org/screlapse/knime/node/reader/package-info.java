/** The node <i>Single-Cell Reader</i>. */
package org.screlapse.knime.node.reader;
