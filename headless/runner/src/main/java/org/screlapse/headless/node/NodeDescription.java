package org.screlapse.headless.node;

import java.util.List;

import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.NodeContents;
import org.knime.node.PortGroup;
import org.screlapse.headless.parameters.OptionDescription;

/**
 * The description of a node, as KNIME shows it and as the documentation is made from. All longer texts are fragments of
 * XHTML.
 *
 * @param name of the node
 * @param type of the node
 * @param shortDescription one sentence
 * @param intro what the node does
 * @param options of the dialog, in its order
 * @param inputs one a group of ports
 * @param outputs one a group of ports
 * @param keywords words by which users find the node
 * @param links what to read
 * @param sinceVersion since when the node exists
 */
public record NodeDescription(String name, NodeType type, String shortDescription, String intro,
    List<OptionDescription> options, List<Port> inputs, List<Port> outputs, List<String> keywords,
    List<NodeContents.Link> links, String sinceVersion) {

    /** Copies the lists. */
    public NodeDescription {
        options = List.copyOf(options);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        keywords = List.copyOf(keywords);
        links = List.copyOf(links);
    }

    /**
     * A port, or the ports of a group.
     *
     * @param name of the port
     * @param description of the port
     * @param type the name of its type, or of the types that it may have
     * @param kind whether it is always there
     */
    public record Port(String name, String description, String type, PortGroup.Kind kind) {}
}
