package org.screlapse.headless.docs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.knime.node.DefaultNodeFactory;
import org.knime.node.PortGroup;
import org.screlapse.headless.node.NodeDefinition;
import org.screlapse.headless.node.NodeDescription;
import org.screlapse.headless.parameters.OptionDescription;
import org.screlapse.headless.runtime.Extensions;

/**
 * The reference of all nodes that the {@code plugin.xml} files on the class path register, as one page of Markdown, by
 * category and in their order there. Each node is shown with a drawing {@code icons/<name of its icon>.svg} beside the
 * page.
 */
public final class NodeReference {

    private static final String CATEGORIES = "org.knime.workbench.repository.categories";

    private static final String NODES = "org.knime.workbench.repository.nodes";

    private final StringBuilder page = new StringBuilder();

    private NodeReference() {
    }

    /**
     * @param loader sees the plugins
     * @return the page; the same plugins give the same page
     * @throws IllegalStateException if a registered factory cannot be used
     */
    public static String markdown(ClassLoader loader) {
        var categories = categories(loader);
        var nodes = new LinkedHashMap<String, List<NodeDefinition>>();
        categories.keySet().forEach(path -> nodes.put(path, new ArrayList<>()));
        var factories = new HashSet<String>();
        for (var element : Extensions.of(NODES, loader)) {
            if ("node".equals(element.name()) && !"true".equals(element.attribute("deprecated"))
                && factories.add(element.attribute("factory-class"))) {
                nodes.computeIfAbsent(element.attribute("category-path"), path -> new ArrayList<>())
                    .add(NodeDefinition.of(element.instantiate("factory-class", DefaultNodeFactory.class)));
            }
        }
        nodes.values().removeIf(List::isEmpty);
        var reference = new NodeReference();
        reference.contents(nodes.values().stream().flatMap(List::stream).toList());
        nodes.forEach((path, members) -> {
            reference.line("## " + categories.getOrDefault(path, path)).line("");
            members.forEach(reference::node);
        });
        return reference.page.toString().stripTrailing() + "\n";
    }

    /** The name of each category by its path. */
    private static Map<String, String> categories(ClassLoader loader) {
        var names = new LinkedHashMap<String, String>();
        for (var element : Extensions.of(CATEGORIES, loader)) {
            names.put(element.attribute("path") + "/" + element.attribute("level-id"), element.attribute("name"));
        }
        return names;
    }

    private void contents(List<NodeDefinition> nodes) {
        line("# Nodes").line("");
        line("Made from the descriptions of the nodes, which KNIME shows as well; do not edit.").line("");
        line("| | Node | What it does |").line("|---|---|---|");
        for (var node : nodes) {
            var description = node.description();
            line("| " + icon(node) + " | [" + description.name() + "](#" + anchor(description.name()) + ") | "
                + MarkdownText.line(description.shortDescription()) + " |");
        }
        line("");
    }

    private void node(NodeDefinition node) {
        var description = node.description();
        line("### " + description.name()).line("");
        line(MarkdownText.blocks(description.intro())).line("");
        ports("Inputs", description.inputs());
        ports("Outputs", description.outputs());
        options(description.options());
    }

    private void ports(String title, List<NodeDescription.Port> ports) {
        if (ports.isEmpty()) {
            return;
        }
        line("**" + title + "**").line("");
        for (var port : ports) {
            line("- **" + port.name() + "** (" + port.type() + kind(port.kind()) + "): "
                + MarkdownText.line(port.description()));
        }
        line("");
    }

    private static String kind(PortGroup.Kind kind) {
        return switch (kind) {
            case FIXED -> "";
            case OPTIONAL -> ", optional";
            case EXTENDABLE -> ", any number";
        };
    }

    private void options(List<OptionDescription> options) {
        if (options.isEmpty()) {
            return;
        }
        line("**Options**").line("");
        List<String> section = List.of();
        for (var option : options) {
            if (!option.sections().equals(section)) {
                if (!section.isEmpty()) {
                    line("");
                }
                section = option.sections();
                line("*" + String.join(", ", section) + "*").line("");
            }
            option(option, "");
        }
        line("");
    }

    private void option(OptionDescription option, String indent) {
        line(indent + "- **" + option.title() + "**" + (option.advanced() ? " (advanced)" : "") + ": "
            + MarkdownText.line(option.description()));
        for (var choice : option.choices()) {
            line(indent + "  - *" + choice.label() + "*"
                + (choice.description().isBlank() ? "" : ": " + MarkdownText.line(choice.description())));
        }
        option.elements().forEach(element -> option(element, indent + "  "));
    }

    private static String icon(NodeDefinition node) {
        return node.icon().map(url -> url.getPath().replaceAll(".*/|\\.[^.]*$", ""))
            .map(name -> "![](icons/" + name + ".svg)").orElse("");
    }

    /** As GitHub names the anchor of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-');
    }

    private NodeReference line(String text) {
        page.append(text).append('\n');
        return this;
    }
}
