/** The node <i>Single-Cell Cohort Reader</i>. */
package org.screlapse.knime.node.cohort;
