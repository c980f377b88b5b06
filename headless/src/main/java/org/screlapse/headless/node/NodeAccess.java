package org.screlapse.headless.node;

import org.knime.node.DefaultNodeFactory;

/**
 * Opens node factories for this package: {@code org.knime.node} installs an implementation, so that its classes need no
 * public member that KNIME does not have.
 */
public abstract class NodeAccess {

    private static volatile NodeAccess installed;

    /** For {@code org.knime.node}. */
    protected NodeAccess() {
    }

    /**
     * Called once, when the class of node factories is initialised.
     *
     * @param access opens node factories
     */
    public static void install(NodeAccess access) {
        installed = access;
    }

    static NodeContents open(DefaultNodeFactory factory) {
        return installed.contents(factory); // there is a factory, so its class has been initialised
    }

    /**
     * @param factory a node factory
     * @return what it holds
     */
    protected abstract NodeContents contents(DefaultNodeFactory factory);
}
