/** The node <i>Cell Filter</i>. */
package org.screlapse.knime.node.filter;
