package org.screlapse.headless.workflow;

import java.nio.file.Path;
import java.util.Optional;

import org.knime.core.node.NodeSettings;

/**
 * A node as it stands in a workflow's files.
 *
 * @param id the number behind its name
 * @param settingsFile its {@code settings.xml}, relative to the workflow folder
 * @param settings all that the file says
 * @param origin the program it is; empty for what only KNIME itself can open (metanodes and components)
 */
public record WorkflowNode(int id, Path settingsFile, NodeSettings settings, Optional<NodeOrigin> origin) {

    /** Key of the settings of the node's program. */
    static final String MODEL = "model";

    /** Key of the settings that a flow variable controls or exposes. */
    static final String VARIABLES = "variables";

    /** The name as people see it, such as {@code CSV Reader (#1)}. */
    public String title() {
        return origin.map(NodeOrigin::nodeName).orElse("nested workflow") + " (#" + id + ")";
    }

    /** The settings of the node's program; empty if the node was never configured. */
    public Optional<NodeSettings> model() {
        return config(MODEL);
    }

    /** Which of these settings a flow variable controls or exposes. */
    public Optional<NodeSettings> variables() {
        return config(VARIABLES);
    }

    private Optional<NodeSettings> config(String key) {
        return settings.getEntry(key) instanceof NodeSettings config ? Optional.of(config) : Optional.empty();
    }
}
