package org.knime.core.node;

/**
 * The class by which an extension registers a node.
 *
 * @param <T> the class of the node's model
 */
public abstract class NodeFactory<T extends NodeModel> {

    /** What kind of node it is; decides the color in the workflow editor. */
    public enum NodeType {
        Source, Sink, Learner, Predictor, Manipulator, Visualizer, Widget, Meta, LoopStart, LoopEnd, ScopeStart,
        ScopeEnd,
        /** @deprecated superseded by Configuration and Widget */
        @Deprecated
        QuickForm, Configuration, Other, Missing, Unknown, Subnode, VirtualIn, VirtualOut, Container
    }

    protected NodeFactory() {
    }
}
