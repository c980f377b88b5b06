package org.knime.core.webui.node.port;

import java.util.Optional;
import org.knime.core.webui.UIExtension;
import org.knime.core.webui.data.ApplyDataService;
import org.knime.core.webui.data.DataServiceProvider;

/** The view of a port. */
public interface PortView extends UIExtension, DataServiceProvider {

    /** The view of a port changes nothing. */
    @Override
    default <D> Optional<ApplyDataService<D>> createApplyDataService() {
        return Optional.empty();
    }
}
