package org.knime.core.webui.data;

import java.util.Optional;

/** Where a page gets its data from. */
public interface DataServiceProvider {

    /**
     * @param <D> what the page is given at its start
     * @return the service that gives it
     */
    <D> Optional<InitialDataService<D>> createInitialDataService();

    /**
     * @param <D> what the page hands over
     * @return the service that takes what a user applies in the page
     */
    <D> Optional<ApplyDataService<D>> createApplyDataService();

    /** @return the service that answers the page's questions */
    Optional<RpcDataService> createRpcDataService();
}
