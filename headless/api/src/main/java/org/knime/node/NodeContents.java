package org.knime.node;

import java.util.List;

import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteConsumer;
import org.knime.node.parameters.NodeParameters;
import org.screlapse.headless.api.NotInKnime;

/**
 * What a node factory holds, as the node's author wrote it.
 *
 * @param name of the node
 * @param icon file, relative to the package of the factory
 * @param shortDescription one sentence
 * @param fullDescription a fragment of XHTML
 * @param sinceVersion as {@code 5.8.0}
 * @param ports the groups of ports in the order in which they were declared
 * @param parametersClass null if the node has no parameters
 * @param configure what the node does when it is configured
 * @param execute what the node does when it is executed
 * @param nodeType null if its author did not say
 * @param keywords words by which users find the node
 * @param links what to read
 */
@NotInKnime
public record NodeContents(String name, String icon, String shortDescription, String fullDescription,
    String sinceVersion, List<PortGroup> ports, Class<? extends NodeParameters> parametersClass,
    ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure, ExecuteConsumer execute,
    NodeType nodeType, List<String> keywords, List<Link> links) {

    /** Copies the lists. */
    public NodeContents {
        ports = List.copyOf(ports);
        keywords = List.copyOf(keywords);
        links = List.copyOf(links);
    }

    /**
     * Something to read.
     *
     * @param href its address
     * @param description what it is
     */
    public record Link(String href, String description) {}
}
