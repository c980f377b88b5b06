package org.knime.core.node;

/** Stands in the signature of {@link NodeFactory}; nodes are described by <code>org.knime.node.DefaultNode</code>. */
public abstract class NodeModel {

    NodeModel() {
    }
}
