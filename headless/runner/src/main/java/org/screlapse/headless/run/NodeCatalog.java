package org.screlapse.headless.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.screlapse.headless.runtime.Extensions;

/**
 * The nodes that this runner has: those registered by a {@code plugin.xml} on the class path at the extension point
 * {@code org.knime.workbench.repository.nodes}, just as KNIME finds them, and the nodes that come with the runner.
 */
public final class NodeCatalog {

    private static final String NODES = "org.knime.workbench.repository.nodes";

    /**
     * A node in the catalog.
     *
     * @param category where it stands in the node repository, such as {@code /community/screlapse}
     * @param factory class name of its factory
     */
    public record Entry(String category, String factory) {}

    private final Map<Entry, NodeProgram.Source> entries = new LinkedHashMap<>();

    private final Map<String, NodeProgram.Source> byFactory = new LinkedHashMap<>();

    private NodeCatalog() {
    }

    /** The nodes that a class loader can see. */
    public static NodeCatalog of(ClassLoader loader) {
        NodeCatalog catalog = new NodeCatalog();
        for (Extensions.Element element : Extensions.of(NODES, loader)) {
            if ("node".equals(element.name())) {
                String category = element.attribute("category-path");
                catalog.add(new Entry(category == null ? "/" : category, element.attribute("factory-class")),
                    () -> FactoryProgram.of(element));
            }
        }
        CsvPrograms.all().forEach((factory, program) -> catalog.add(new Entry("/io", factory), program));
        return catalog;
    }

    private void add(Entry entry, NodeProgram.Source program) {
        if (byFactory.putIfAbsent(entry.factory(), program) == null) {
            entries.put(entry, program);
        }
    }

    /** All nodes. */
    public List<Entry> entries() {
        return List.copyOf(entries.keySet());
    }

    /**
     * A new program of a node with this factory.
     *
     * @return empty if the catalog does not have the factory
     * @throws IllegalStateException if the factory is registered but cannot be used
     */
    Optional<NodeProgram> program(String factory) {
        return Optional.ofNullable(byFactory.get(factory)).map(NodeProgram.Source::create);
    }

    /** The name under which people know a node, or why it cannot be used. */
    public String name(Entry entry) {
        try {
            return entries.get(entry).create().name();
        } catch (IllegalStateException | LinkageError e) {
            return "(cannot be used: " + e.getMessage() + ")";
        }
    }
}
