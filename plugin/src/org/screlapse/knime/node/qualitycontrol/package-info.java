/** The node <i>Quality Control</i>. */
package org.screlapse.knime.node.qualitycontrol;
