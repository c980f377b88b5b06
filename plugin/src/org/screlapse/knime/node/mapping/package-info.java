/** The node <i>Map to Reference</i>. */
package org.screlapse.knime.node.mapping;
