/** Settings trees that can also hold data cells and data types; see {@link org.knime.core.node.config.Config}. */
package org.knime.core.node.config;
