package org.screlapse.knime.contract;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.ConfigBase;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.screlapse.headless.node.NodeDefinition;
import org.screlapse.headless.parameters.ParametersPersistence;
import org.screlapse.knime.testing.Plugin;

/**
 * The workflows that are shipped have all settings that their nodes have. KNIME fills in what is missing when a dialog
 * is applied, and would then reset an executed node although nothing was changed. With -Dworkflows.complete=true the
 * missing settings are written with their defaults.
 */
public class WorkflowSettingsTest {

    private static final Path WORKFLOWS = Plugin.projectFolder().resolve("test-workflows");

    @Test
    public void areComplete() throws Exception {
        List<String> incomplete = new ArrayList<>();
        for (Path file : nodes()) {
            NodeSettings saved = read(file);
            String factory = saved.getString("factory", "");
            if (factory.startsWith("org.screlapse.")) {
                List<String> before = keys((ConfigBase) saved.getNodeSettings("model"));
                complete(factory, saved);
                List<String> missing = keys((ConfigBase) saved.getNodeSettings("model"));
                missing.removeAll(before);
                if (!missing.isEmpty() && Boolean.getBoolean("workflows.complete")) {
                    write(file, saved);
                } else if (!missing.isEmpty()) {
                    incomplete.add(WORKFLOWS.relativize(file) + " lacks " + missing);
                }
            }
        }
        assertEquals("run this test with -Dworkflows.complete=true", List.of(), incomplete);
    }

    @Test
    public void thereAreSome() throws IOException {
        assertFalse(nodes().isEmpty());
    }

    private static void complete(String factory, NodeSettings saved)
        throws ReflectiveOperationException, InvalidSettingsException {
        NodeDefinition node =
            NodeDefinition.of((DefaultNodeFactory) Class.forName(factory).getDeclaredConstructor().newInstance());
        NodeParameters parameters = node.loadParameters((NodeSettings) saved.getNodeSettings("model"));
        ParametersPersistence.save(parameters, (NodeSettings) saved.addNodeSettings("model"));
    }

    /** The keys of all entries, those of configurations inside with their path. */
    private static List<String> keys(ConfigBase config) {
        List<String> keys = new ArrayList<>();
        for (String key : config.keySet()) {
            if (config.getEntry(key) instanceof ConfigBase inner) {
                keys(inner).forEach(innerKey -> keys.add(key + "/" + innerKey));
            } else {
                keys.add(key);
            }
        }
        return keys;
    }

    private static void write(Path file, NodeSettings saved) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            saved.saveToXML(out);
        }
    }

    private static NodeSettings read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return (NodeSettings) NodeSettings.loadFromXML(in);
        }
    }

    private static List<Path> nodes() throws IOException {
        try (Stream<Path> files = Files.walk(WORKFLOWS, 3)) {
            return files.filter(file -> file.endsWith("settings.xml") && !file.toString().contains("target")).sorted()
                .toList();
        }
    }
}
