/**
 * Makes nodes run without KNIME. Start with {@link org.screlapse.headless.node.NodeDefinition}: made from a node
 * factory, it tells everything about the node and configures and executes it. {@code org.knime.node} hands what a
 * factory holds to this package through {@link org.screlapse.headless.node.NodeAccess}, which is why the two packages
 * know each other.
 */
package org.screlapse.headless.node;
