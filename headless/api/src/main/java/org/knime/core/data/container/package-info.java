/** How tables are built row by row; see {@link org.knime.core.data.container.DataContainer}. */
package org.knime.core.data.container;
