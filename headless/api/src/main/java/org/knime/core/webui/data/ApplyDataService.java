package org.knime.core.webui.data;

/**
 * Takes what a user applies in a page; no page hands anything over yet.
 *
 * @param <D> what it takes
 */
public final class ApplyDataService<D> {

    private ApplyDataService() {
    }
}
