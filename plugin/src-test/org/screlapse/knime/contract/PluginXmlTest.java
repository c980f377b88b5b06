package org.screlapse.knime.contract;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

import org.junit.Test;
import org.screlapse.headless.node.NodeDefinition;
import org.screlapse.headless.runtime.Extensions.Element;
import org.screlapse.knime.testing.Plugin;

/** What plugin.xml tells KNIME's node repository. */
public class PluginXmlTest {

    @Test
    public void nodesHaveNamesOfTheirOwn() {
        List<String> names = Plugin.nodes().stream().map(NodeDefinition::name).toList();
        assertFalse(names.isEmpty());
        assertEquals(names.stream().distinct().toList(), names);
    }

    @Test
    public void nodesAreInCategoriesThatExist() {
        Set<String> paths = categoryPaths();
        for (Element node : Plugin.nodeElements()) {
            assertTrue(node.toString(), paths.contains(node.attribute("category-path")));
        }
    }

    @Test
    public void nodesFollowNodesThatExist() {
        Set<String> before = new HashSet<>(Set.of(""));
        for (Element node : Plugin.nodeElements()) {
            assertTrue(node.toString(), before.contains(node.attribute("after")));
            before.add(node.attribute("factory-class"));
        }
    }

    @Test
    public void categoriesAreUniqueAndHaveIcons() throws IOException {
        assertEquals(Plugin.categoryElements().size(), categoryPaths().size());
        for (Element category : Plugin.categoryElements()) {
            assertFalse(category.attribute("description").isBlank());
            NodeContractTest.assertIcon(
                ImageIO.read(Plugin.projectFolder().resolve("plugin").resolve(category.attribute("icon")).toFile()));
        }
    }

    private static Set<String> categoryPaths() {
        return Plugin.categoryElements().stream()
            .map(category -> category.attribute("path") + "/" + category.attribute("level-id"))
            .collect(Collectors.toSet());
    }
}
