package org.screlapse.headless.workflow;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.knime.core.node.NodeSettings;

/**
 * A workflow as its files describe it.
 *
 * @param folder the workflow folder, absolute
 * @param settings all that {@code workflow.knime} says
 * @param variables the workflow variables with the values that were saved
 * @param nodes the nodes that could be read, by id
 * @param connections the lines between these nodes
 * @param errors what could not be read, one sentence each
 */
public record Workflow(Path folder, NodeSettings settings, List<Variable> variables, List<WorkflowNode> nodes,
    List<Connection> connections, List<String> errors) {

    /** The file that makes a folder a workflow. */
    public static final String FILE = "workflow.knime";

    public Workflow {
        variables = List.copyOf(variables);
        nodes = List.copyOf(nodes);
        connections = List.copyOf(connections);
        errors = List.copyOf(errors);
    }

    /** The name of the folder. */
    public String name() {
        return folder.getFileName().toString();
    }

    /** The same with other values for its variables; a variable that it does not have is added, as in KNIME. */
    public Workflow withVariables(List<Variable> values) {
        Map<String, Variable> changed = new LinkedHashMap<>();
        variables.forEach(v -> changed.put(v.name(), v));
        values.forEach(v -> changed.put(v.name(), v));
        return new Workflow(folder, settings, List.copyOf(changed.values()), nodes, connections, errors);
    }

    /** The workflow variable with this name. */
    public Optional<Variable> variable(String name) {
        return variables.stream().filter(v -> v.name().equals(name)).findFirst();
    }

    /** The workflow variables in a sentence: {@code the workflow defines rows (int) and file (String)}. */
    public String describeVariables() {
        if (variables.isEmpty()) {
            return "the workflow defines no variables";
        }
        return "the workflow defines " + String.join(", ",
            variables.stream().map(v -> v.name() + " (" + v.type().commandLineName() + ")").toList());
    }
}
