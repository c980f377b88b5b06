/**
 * A clean-room stand-in for the part of <code>org.knime.core.data</code> of KNIME 5.8 that nodes of this project use:
 * what a table is. Start at {@link org.knime.core.data.DataTableSpec} and {@link org.knime.core.data.DataRow}.
 */
package org.knime.core.data;
