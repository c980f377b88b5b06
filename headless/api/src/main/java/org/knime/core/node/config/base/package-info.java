/**
 * The settings tree of KNIME: named entries in a fixed order, and its XML form. Start at
 * {@link org.knime.core.node.config.base.ConfigBase}; {@link org.knime.core.node.config.Config} adds table data types.
 */
package org.knime.core.node.config.base;
