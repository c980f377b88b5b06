package org.knime.core.webui.data;

/** Answers the questions of a page; no page asks any yet. */
public final class RpcDataService {

    private RpcDataService() {
    }
}
