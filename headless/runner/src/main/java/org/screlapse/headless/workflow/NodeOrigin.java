package org.screlapse.headless.workflow;

/**
 * Which program a node of a workflow is: what KNIME needs to find it again.
 *
 * @param factory class name of the node factory
 * @param nodeName name of the node in the node repository
 * @param bundleName name of the plugin it comes from
 * @param bundleSymbolicName id of that plugin
 * @param bundleVendor who provides that plugin
 */
public record NodeOrigin(String factory, String nodeName, String bundleName, String bundleSymbolicName,
    String bundleVendor) {}
