package org.screlapse.headless.workflow;

import org.knime.core.node.workflow.FlowVariable;

/**
 * A flow variable: of the workflow, given on the command line, or exposed by a node.
 *
 * @param name unique within a workflow
 * @param type the type of the value
 * @param value a String, Integer or Double, as the type says
 */
public record Variable(String name, VariableType type, Object value) {

    /** The variable with the value that the text stands for. */
    public static Variable parse(String name, VariableType type, String text) {
        return new Variable(name, type, type.parse(text));
    }

    /** The same for a node. */
    FlowVariable toFlowVariable() {
        return switch (type) {
            case STRING -> new FlowVariable(name, (String) value);
            case INTEGER -> new FlowVariable(name, (Integer) value);
            case DOUBLE -> new FlowVariable(name, (Double) value);
        };
    }

    @Override
    public String toString() {
        return name + " = " + value + " (" + type.commandLineName() + ")";
    }
}
