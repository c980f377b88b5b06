package org.screlapse.headless.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.NodeContents;
import org.knime.node.PortGroup;
import org.screlapse.headless.parameters.OptionDescription;
import org.screlapse.headless.parameters.Xhtml;

/**
 * The description of a node, as KNIME shows it and as the documentation is made from. All longer texts are fragments of
 * XHTML.
 *
 * @param name of the node
 * @param type of the node
 * @param shortDescription one sentence
 * @param intro what the node does
 * @param options of the dialog, in its order
 * @param viewOptions of the view
 * @param inputs one a group of ports
 * @param outputs one a group of ports
 * @param view what the view shows, null if there is none
 * @param keywords words by which users find the node
 * @param links what to read
 * @param sinceVersion since when the node exists
 */
public record NodeDescription(String name, NodeType type, String shortDescription, String intro,
    List<OptionDescription> options, List<OptionDescription> viewOptions, List<Port> inputs, List<Port> outputs,
    String view, List<String> keywords, List<NodeContents.Link> links, String sinceVersion) {

    /** Copies the lists. */
    public NodeDescription {
        options = List.copyOf(options);
        viewOptions = List.copyOf(viewOptions);
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

    /** @return what is missing or cannot be shown, one sentence each; empty if the description is complete */
    public List<String> problems() {
        var problems = new ArrayList<String>();
        text("The name of the node", name, problems::add);
        text("The short description of " + name, shortDescription, problems::add);
        text("The description of " + name, intro, problems::add);
        inputs.forEach(port -> port(port, problems::add));
        outputs.forEach(port -> port(port, problems::add));
        options.forEach(option -> option(option, problems::add));
        viewOptions.forEach(option -> option(option, problems::add));
        links.forEach(link -> text("The description of " + link.href(), link.description(), problems::add));
        if (view != null) {
            text("The description of the view", view, problems::add);
        }
        return problems;
    }

    private static void port(Port port, Consumer<String> problems) {
        text("The name of a port", port.name(), problems);
        text("The description of the port " + port.name(), port.description(), problems);
    }

    private static void option(OptionDescription option, Consumer<String> problems) {
        text("The title of the option " + option.path(), option.title(), problems);
        text("The description of the option " + option.path(), option.description(), problems);
        option.choices().forEach(choice -> {
            text("The label of " + choice.name(), choice.label(), problems);
            Xhtml.problem(choice.description())
                .ifPresent(p -> problems.accept("The description of " + choice.name() + " is no XHTML: " + p));
        });
        option.elements().forEach(element -> option(element, problems));
    }

    private static void text(String what, String text, Consumer<String> problems) {
        if (text == null || text.isBlank()) {
            problems.accept(what + " is empty.");
        } else {
            Xhtml.problem(text).ifPresent(problem -> problems.accept(what + " is no XHTML: " + problem));
        }
    }
}
