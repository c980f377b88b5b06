package org.knime.node;

import java.net.URL;

import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.NodeModel;
import org.screlapse.headless.api.NotInKnime;

/** What plugin.xml names: makes a node. An implementation has a public constructor without arguments. */
public abstract class DefaultNodeFactory extends ConfigurableNodeFactory<NodeModel> {

    private final DefaultNode node;

    /** @param node the node */
    protected DefaultNodeFactory(DefaultNode node) {
        this.node = node;
    }

    /** @return the icon of the node, null if the package of the factory does not have it */
    public final URL getIcon() {
        return getClass().getResource(node.contents().icon());
    }

    /**
     * @param factory makes a node
     * @return what the factory holds
     */
    @NotInKnime
    public static NodeContents contents(DefaultNodeFactory factory) {
        return factory.node.contents();
    }
}
