package org.screlapse.knime.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.knime.node.DefaultNodeFactory;
import org.screlapse.headless.node.NodeDefinition;
import org.screlapse.headless.runtime.Extensions;
import org.screlapse.headless.runtime.Extensions.Element;

/** The plugin as its plugin.xml tells it, and where its sources lie. */
public final class Plugin {

    private Plugin() {
    }

    /** @return the plugin's nodes, in the order of plugin.xml */
    public static List<Element> nodeElements() {
        return elements("org.knime.workbench.repository.nodes");
    }

    /** @return the categories of the plugin's nodes */
    public static List<Element> categoryElements() {
        return elements("org.knime.workbench.repository.categories");
    }

    /** @return the plugin's nodes, without those that only old workflows know */
    public static List<NodeDefinition> nodes() {
        return nodeElements().stream().filter(e -> !"true".equals(e.attribute("deprecated")))
            .map(e -> NodeDefinition.of(e.instantiate("factory-class", DefaultNodeFactory.class))).toList();
    }

    /** @return the folder of the whole project */
    public static Path projectFolder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("plugin/plugin.xml"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static List<Element> elements(String point) {
        return Extensions.of(point, Plugin.class.getClassLoader());
    }
}
