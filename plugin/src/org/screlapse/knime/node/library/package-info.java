/** The node <i>Signature Library</i>. */
package org.screlapse.knime.node.library;
