package org.knime.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.RequireModelParameters;

/** A node: its description, ports and model. */
public final class DefaultNode implements FluentNodeAPI {

    private final String name;

    private final String icon;

    private final String shortDescription;

    private final String fullDescription;

    private final String sinceVersion;

    private final List<PortGroup> ports;

    private final DefaultModel model;

    private final List<String> keywords = new ArrayList<>();

    private final List<NodeContents.Link> links = new ArrayList<>();

    private NodeType nodeType;

    private DefaultNode(String name, String icon, String shortDescription, String fullDescription, String sinceVersion,
        List<PortGroup> ports, DefaultModel model) {
        this.name = name;
        this.icon = icon;
        this.shortDescription = shortDescription;
        this.fullDescription = fullDescription;
        this.sinceVersion = sinceVersion;
        this.ports = ports;
        this.model = model;
    }

    /** @return where to say the name of the node */
    public static RequireName create() {
        return name -> icon -> shortText -> fullText -> (major, minor,
            revision) -> ports -> model -> new DefaultNode(name, icon, shortText, fullText,
                major + "." + minor + "." + revision, PortGroupCollector.collect(ports),
                model.apply(DefaultModel.create()));
    }

    NodeContents contents() {
        return new NodeContents(name, icon, shortDescription, fullDescription, sinceVersion, ports,
            model.parametersClass(), model.configure(), model.execute(), nodeType, keywords, links);
    }

    /**
     * @param type the kind of node; by default source without inputs, sink without outputs, manipulator otherwise
     * @return this
     * @throws IllegalStateException if called twice
     */
    public DefaultNode nodeType(NodeType type) {
        if (nodeType != null) {
            throw new IllegalStateException("nodeType() can be called only once.");
        }
        nodeType = type;
        return this;
    }

    /**
     * @param words words by which users find the node
     * @return this
     * @throws IllegalStateException if called twice
     */
    public DefaultNode keywords(String... words) {
        if (!keywords.isEmpty()) {
            throw new IllegalStateException("keywords() can be called only once.");
        }
        keywords.addAll(List.of(words)); // refuses null
        return this;
    }

    /**
     * @param href the address of something to read
     * @param description what it is
     * @return this
     */
    public DefaultNode addExternalResource(String href, String description) {
        links.add(new NodeContents.Link(Objects.requireNonNull(href), Objects.requireNonNull(description)));
        return this;
    }

    /** The name of the node. */
    public interface RequireName {

        /**
         * @param name what users see on the canvas
         * @return where to say the icon
         */
        RequireIcon name(String name);
    }

    /** The icon of the node. */
    public interface RequireIcon {

        /**
         * @param icon a file, relative to the package of the factory
         * @return where to say what the node does
         */
        RequireShortDescription icon(String icon);
    }

    /** What the node does, in one sentence. */
    public interface RequireShortDescription {

        /**
         * @param shortDescription one sentence
         * @return where to say more
         */
        RequireFullDescription shortDescription(String shortDescription);
    }

    /** What the node does. */
    public interface RequireFullDescription {

        /**
         * @param fullDescription a fragment of XHTML
         * @return where to say since when the node exists
         */
        RequireSinceVersion fullDescription(String fullDescription);
    }

    /** Since when the node exists. */
    public interface RequireSinceVersion {

        /**
         * @param major of the version
         * @param minor of the version
         * @param revision of the version
         * @return where to say the ports
         */
        RequirePorts sinceVersion(int major, int minor, int revision);
    }

    /** What the node does when it is configured and executed. */
    public interface RequireModel {

        /**
         * @param model makes the model
         * @return the node
         */
        DefaultNode model(Function<RequireModelParameters, DefaultModel> model);
    }
}
