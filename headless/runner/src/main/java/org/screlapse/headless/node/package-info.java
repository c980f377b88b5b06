/**
 * Makes nodes run without KNIME. Start with {@link org.screlapse.headless.node.NodeDefinition}: made from a node
 * factory, it tells everything about the node and configures and executes it.
 */
package org.screlapse.headless.node;
