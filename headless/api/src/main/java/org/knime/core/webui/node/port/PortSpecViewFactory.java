package org.knime.core.webui.node.port;

import org.knime.core.node.port.PortObjectSpec;

/**
 * Makes the view of a port whose node is configured.
 *
 * @param <S> what is known then
 */
@FunctionalInterface
public interface PortSpecViewFactory<S extends PortObjectSpec> {

    /**
     * @param portObjectSpec what is known
     * @return the view
     */
    PortView createPortView(S portObjectSpec);
}
