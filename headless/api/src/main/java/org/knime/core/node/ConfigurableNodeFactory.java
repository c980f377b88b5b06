package org.knime.core.node;

/**
 * Factory of a node whose ports the user can add and remove.
 *
 * @param <T> the class of the node's model
 */
public abstract class ConfigurableNodeFactory<T extends NodeModel> extends NodeFactory<T> {

    protected ConfigurableNodeFactory() {
    }
}
