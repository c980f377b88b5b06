/**
 * Stand-in for KNIME's fluent node API. A node is an {@link org.knime.node.DefaultNodeFactory} around a
 * {@link org.knime.node.DefaultNode} that holds its description, its ports and its {@link org.knime.node.DefaultModel}.
 * What a factory holds is handed to the headless side through {@code org.screlapse.headless.node.NodeAccess}, so that
 * no public member is added here.
 */
package org.knime.node;
