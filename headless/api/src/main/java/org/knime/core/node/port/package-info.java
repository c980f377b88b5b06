/**
 * What flows through the ports of nodes: objects, their specs, port types and how they are saved. Start at
 * {@link org.knime.core.node.port.PortObject} and {@link org.knime.core.node.port.PortTypeRegistry}.
 */
package org.knime.core.node.port;
