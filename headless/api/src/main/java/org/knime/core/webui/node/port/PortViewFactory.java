package org.knime.core.webui.node.port;

import org.knime.core.node.port.PortObject;

/**
 * Makes the view of a port whose node was executed.
 *
 * @param <T> what lies at the port
 */
@FunctionalInterface
public interface PortViewFactory<T extends PortObject> {

    /**
     * @param portObject what lies at the port
     * @return the view
     */
    PortView createPortView(T portObject);
}
