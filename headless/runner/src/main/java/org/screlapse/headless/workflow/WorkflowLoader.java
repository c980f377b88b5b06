package org.screlapse.headless.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;

/**
 * Reads a workflow folder. As in KNIME, what is wrong with one node or connection is collected as an error and the rest
 * is loaded; only a folder without a readable {@code workflow.knime} is no workflow at all.
 */
public final class WorkflowLoader {

    private final Path folder;

    private final List<String> errors = new ArrayList<>();

    private WorkflowLoader(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads the workflow in a folder.
     *
     * @throws WorkflowLoadException if the folder holds no workflow, or one that cannot be read
     */
    public static Workflow load(Path folder) throws WorkflowLoadException {
        return new WorkflowLoader(folder.toAbsolutePath().normalize()).load();
    }

    private Workflow load() throws WorkflowLoadException {
        Path file = folder.resolve(Workflow.FILE);
        if (!Files.isRegularFile(file)) {
            throw new WorkflowLoadException(
                folder + " is not a workflow folder: it has no file " + Workflow.FILE + subfolderHint());
        }
        NodeSettings settings;
        try {
            settings = read(file);
        } catch (IOException e) {
            throw new WorkflowLoadException("The file " + file + " cannot be read as KNIME settings: " + e.getMessage()
                + "; restore it from a copy or save the workflow again in KNIME.", e);
        }
        List<Variable> variables = variables(settings);
        List<WorkflowNode> nodes = nodes(settings);
        return new Workflow(folder, settings, variables, nodes, connections(settings, nodes), errors);
    }

    private String subfolderHint() {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                if (Files.isRegularFile(child.resolve(Workflow.FILE))) {
                    names.add(child.getFileName().toString());
                }
            }
        } catch (IOException e) {
            return "; give the folder that holds one.";
        }
        names.sort(Comparator.naturalOrder());
        return names.isEmpty() ? "; give the folder that holds one."
            : "; did you mean one of the workflows in it: " + String.join(", ", names) + "?";
    }

    static NodeSettings read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return (NodeSettings) NodeSettings.loadFromXML(in);
        }
    }

    private List<Variable> variables(NodeSettings settings) {
        List<Variable> variables = new ArrayList<>();
        for (NodeSettings entry : children(settings, "workflow_variables", false)) {
            try {
                variables.add(variable(entry));
            } catch (InvalidSettingsException e) {
                errors.add("The workflow variable " + entry.getKey() + " in " + Workflow.FILE + " cannot be read: "
                    + e.getMessage());
            }
        }
        return variables;
    }

    private static Variable variable(NodeSettings entry) throws InvalidSettingsException {
        String name = entry.getString("name");
        if (name == null || name.isBlank()) {
            throw new InvalidSettingsException("it has no name.");
        }
        String typeName = entry.getString("class");
        VariableType type = VariableType.ofWorkflowFile(typeName).orElseThrow(() -> new InvalidSettingsException(
            "its class is " + typeName + ", only STRING, INTEGER and DOUBLE are known here."));
        return new Variable(name, type, switch (type) {
            case STRING -> entry.getString("value");
            case INTEGER -> entry.getInt("value");
            case DOUBLE -> entry.getDouble("value");
        });
    }

    private List<WorkflowNode> nodes(NodeSettings settings) {
        List<WorkflowNode> nodes = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        for (NodeSettings entry : children(settings, "nodes", true)) {
            try {
                WorkflowNode node = node(entry);
                if (ids.add(node.id())) {
                    nodes.add(node);
                } else {
                    errors.add("Two nodes in " + Workflow.FILE + " have the id " + node.id() + "; the second, "
                        + node.title() + ", is skipped.");
                }
            } catch (InvalidSettingsException | IOException e) {
                errors.add("Unable to load node with ID suffix " + entry.getInt("id", -1)
                    + " into workflow, skipping it: " + e.getMessage());
            }
        }
        nodes.sort(Comparator.comparingInt(WorkflowNode::id));
        return nodes;
    }

    private WorkflowNode node(NodeSettings entry) throws InvalidSettingsException, IOException {
        int id = entry.getInt("id");
        Path settingsFile = settingsFile(entry.getString("node_settings_file"));
        String type = entry.getString("node_type", "NativeNode");
        Path file = folder.resolve(settingsFile).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            throw new InvalidSettingsException("its settings file " + settingsFile + " is not in the workflow folder.");
        }
        if (!"NativeNode".equals(type)) {
            errors.add("Node #" + id + " (" + settingsFile.getParent() + ") is a metanode or component (" + type
                + "), which this runner cannot open; expand it in KNIME and save the workflow again.");
            return new WorkflowNode(id, settingsFile, read(file), Optional.empty());
        }
        NodeSettings settings = read(file);
        return new WorkflowNode(id, settingsFile, settings, Optional.of(origin(settings)));
    }

    private static Path settingsFile(String text) throws InvalidSettingsException {
        try {
            if (text != null && !text.isEmpty()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            // answered below, as is an empty one
        }
        throw new InvalidSettingsException("\"" + text + "\" is no path of a settings file.");
    }

    /** KNIME skips a node without any of these keys. */
    private static NodeOrigin origin(NodeSettings settings) throws InvalidSettingsException {
        return new NodeOrigin(settings.getString("factory"), settings.getString("node-name"),
            settings.getString("node-bundle-name"), settings.getString("node-bundle-symbolic-name"),
            settings.getString("node-bundle-vendor"));
    }

    private List<Connection> connections(NodeSettings settings, List<WorkflowNode> nodes) {
        Set<Integer> ids = new HashSet<>();
        nodes.forEach(n -> ids.add(n.id()));
        List<Connection> connections = new ArrayList<>();
        for (NodeSettings entry : children(settings, "connections", true)) {
            try {
                Connection connection = new Connection(entry.getInt("sourceID"), entry.getInt("sourcePort"),
                    entry.getInt("destID"), entry.getInt("destPort"));
                if (ids.contains(connection.source()) && ids.contains(connection.target())) {
                    connections.add(connection);
                } else if (errors.isEmpty()) {
                    errors.add("The connection from node #" + connection.source() + " to node #" + connection.target()
                        + " in " + Workflow.FILE + " belongs to a node that does not exist; it is skipped.");
                }
            } catch (InvalidSettingsException e) {
                errors.add(
                    "The connection " + entry.getKey() + " in " + Workflow.FILE + " cannot be read: " + e.getMessage());
            }
        }
        return connections;
    }

    private List<NodeSettings> children(NodeSettings settings, String key, boolean required) {
        List<NodeSettings> children = new ArrayList<>();
        if (settings.getEntry(key) instanceof NodeSettings parent) {
            for (String childKey : parent.keySet()) {
                if (parent.getEntry(childKey) instanceof NodeSettings child) {
                    children.add(child);
                }
            }
        } else if (required) {
            errors.add("The file " + Workflow.FILE + " has no config \"" + key + "\".");
        }
        return children;
    }
}
