package org.screlapse.headless.workflow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.knime.core.node.NodeSettings;

/**
 * Writes the settings of a workflow into a folder that already holds its files. What has not changed is not touched.
 * The state written is always CONFIGURED: EXECUTED would make KNIME look for data in its own format.
 */
public final class WorkflowWriter {

    private static final String STATE = "state";

    private static final String CONFIGURED = "CONFIGURED";

    private static final String VARIABLES = "workflow_variables";

    private WorkflowWriter() {
    }

    /** Writes {@code workflow.knime} and the {@code settings.xml} of every node. */
    public static void write(Workflow workflow, Path folder) throws IOException {
        NodeSettings settings = configured(workflow.settings());
        settings.removeConfig(VARIABLES);
        if (!workflow.variables().isEmpty()) {
            writeVariables(workflow, (NodeSettings) settings.addNodeSettings(VARIABLES));
        }
        write(settings, folder.resolve(Workflow.FILE));
        for (WorkflowNode node : workflow.nodes()) {
            write(configured(node.settings()), folder.resolve(node.settingsFile()));
        }
    }

    private static NodeSettings configured(NodeSettings settings) {
        NodeSettings copy = new NodeSettings(settings.getKey());
        settings.copyTo(copy);
        copy.addString(STATE, CONFIGURED);
        return copy;
    }

    private static void writeVariables(Workflow workflow, NodeSettings target) {
        int index = 0;
        for (Variable variable : workflow.variables()) {
            NodeSettings entry = (NodeSettings) target.addNodeSettings("Var_" + index++);
            entry.addString("name", variable.name());
            entry.addString("class", variable.type().name());
            switch (variable.type()) {
                case STRING -> entry.addString("value", (String) variable.value());
                case INTEGER -> entry.addInt("value", (Integer) variable.value());
                case DOUBLE -> entry.addDouble("value", (Double) variable.value());
            }
        }
    }

    private static void write(NodeSettings settings, Path file) throws IOException {
        if (Files.isRegularFile(file) && sameEntries(settings, WorkflowLoader.read(file))) {
            return;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                settings.saveToXML(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean sameEntries(NodeSettings one, NodeSettings other) {
        return one.keySet().equals(other.keySet())
            && one.keySet().stream().allMatch(key -> one.getEntry(key).equals(other.getEntry(key)));
    }
}
