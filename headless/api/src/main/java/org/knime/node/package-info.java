/**
 * Stand-in for KNIME's fluent node API. A node is an {@link org.knime.node.DefaultNodeFactory} around a
 * {@link org.knime.node.DefaultNode} that holds its description, its ports and its {@link org.knime.node.DefaultModel}.
 * What a factory holds, the runner gets by {@link org.knime.node.DefaultNodeFactory#contents}.
 */
package org.knime.node;
