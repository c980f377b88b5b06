package org.screlapse.headless.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.knime.core.node.NodeSettings;
import org.screlapse.headless.csv.CsvReaderNode;
import org.screlapse.headless.csv.CsvSettings;
import org.screlapse.headless.csv.CsvWriterNode;

/** Writes workflow folders for tests, as KNIME writes them. */
public final class TestWorkflow {

    private final Path folder;

    private final NodeSettings workflow = new NodeSettings("workflow.knime");

    private final NodeSettings variables = (NodeSettings) workflow.addNodeSettings("workflow_variables");

    private final NodeSettings nodes = (NodeSettings) workflow.addNodeSettings("nodes");

    private final NodeSettings connections = (NodeSettings) workflow.addNodeSettings("connections");

    public TestWorkflow(Path folder) {
        this.folder = folder;
        workflow.addString("created_by", "5.8.0");
        workflow.addString("version", "5.1.0");
        workflow.addString("state", "CONFIGURED");
        workflow.addNodeSettings("workflow_credentials");
    }

    public TestWorkflow variable(String name, String type, Consumer<NodeSettings> value) {
        NodeSettings variable = (NodeSettings) variables.addNodeSettings("Var_" + variables.keySet().size());
        variable.addString("name", name);
        variable.addString("class", type);
        value.accept(variable);
        return this;
    }

    /** Adds one of {@link TestNodes}, the default settings changed as told. */
    TestWorkflow node(int id, Class<?> factory, Consumer<NodeSettings> change) throws IOException {
        return node(id, factory.getName(), factory.getSimpleName(), change);
    }

    TestWorkflow node(int id, String factory, String name, Consumer<NodeSettings> change) throws IOException {
        NodeSettings settings = new NodeSettings("settings.xml");
        settings.addNodeSettings("flow_stack");
        settings.addNodeSettings("internal_node_subsettings").addString("memory_policy", "CacheSmallInMemory");
        settings.addNodeSettings("model");
        settings.addString("state", "CONFIGURED");
        settings.addString("factory", factory);
        settings.addString("node-name", name);
        settings.addString("node-bundle-name", "Test bundle");
        settings.addString("node-bundle-symbolic-name", "org.test");
        settings.addString("node-bundle-vendor", "tests");
        settings.addBoolean("hasContent", false);
        change.accept(settings);
        Path file = Path.of(name + " (#" + id + ")", "settings.xml");
        save(settings, folder.resolve(file));
        NodeSettings entry = (NodeSettings) nodes.addNodeSettings("node_" + id);
        entry.addInt("id", id);
        entry.addString("node_settings_file", file.toString());
        entry.addString("node_type", "NativeNode");
        return this;
    }

    /** Adds a source of three rows. */
    TestWorkflow rows(int id, Consumer<NodeSettings> change) throws IOException {
        return node(id, TestNodes.Rows.class, settings -> {
            NodeSettings model = model(settings);
            model.addInt("rows", 3);
            model.addString("prefix", "row ");
            model.addDouble("share", 1);
            model.addStringArray("names");
            change.accept(settings);
        });
    }

    /** Adds a CSV Writer to this file in the workflow's data area. */
    public TestWorkflow csvWriter(int id, String file) throws IOException {
        return node(id, CsvWriterNode.FACTORY, "CSV Writer",
            settings -> CsvSettings.writer(model(settings), "RELATIVE", "knime.workflow.data", file));
    }

    /** Adds a CSV Reader of this file in the workflow's data area. */
    public TestWorkflow csvReader(int id, String file) throws IOException {
        return node(id, CsvReaderNode.FACTORY, "CSV Reader",
            settings -> CsvSettings.reader(model(settings), "RELATIVE", "knime.workflow.data", file));
    }

    public TestWorkflow connect(int source, int sourcePort, int target, int targetPort) {
        NodeSettings connection =
            (NodeSettings) connections.addNodeSettings("connection_" + connections.keySet().size());
        connection.addInt("sourceID", source);
        connection.addInt("destID", target);
        connection.addInt("sourcePort", sourcePort);
        connection.addInt("destPort", targetPort);
        return this;
    }

    public Path write() throws IOException {
        save(workflow, folder.resolve("workflow.knime"));
        return folder;
    }

    static NodeSettings model(NodeSettings settings) {
        return (NodeSettings) settings.getEntry("model");
    }

    /** Lets a variable control a setting. */
    static void control(NodeSettings settings, String variable, String... path) {
        NodeSettings all = child(settings, "variables");
        all.addString("version", "V_2019_09_13");
        NodeSettings leaf = child(all, "tree");
        for (String key : path) {
            leaf = child(leaf, key);
        }
        leaf.addString("used_variable", variable);
        leaf.addString("exposed_variable", null);
    }

    private static NodeSettings child(NodeSettings parent, String key) {
        return (NodeSettings) (parent.containsKey(key) ? parent.getEntry(key) : parent.addNodeSettings(key));
    }

    private static void save(NodeSettings settings, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.saveToXML(out);
        }
    }
}
