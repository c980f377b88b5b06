package org.screlapse.headless.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A workflow as its files describe it.
 *
 * @param folder the workflow folder, absolute
 * @param variables the workflow variables with the values that were saved
 * @param nodes the nodes that could be read, by id
 * @param connections the lines between these nodes
 * @param errors what could not be read, one sentence each
 */
public record Workflow(Path folder, List<Variable> variables, List<WorkflowNode> nodes, List<Connection> connections,
        List<String> errors) {

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

    /** The workflow variable with this name. */
    public Optional<Variable> variable(final String name) {
        return variables.stream().filter(v -> v.name().equals(name)).findFirst();
    }

    /** The workflow variables in a sentence: {@code the workflow defines rows (int) and file (String)}. */
    public String describeVariables() {
        if (variables.isEmpty()) {
            return "the workflow defines no variables";
        }
        return "the workflow defines " + String.join(", ", variables.stream()
            .map(v -> v.name() + " (" + v.type().commandLineName() + ")").toList());
    }
}
