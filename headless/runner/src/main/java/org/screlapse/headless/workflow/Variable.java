package org.screlapse.headless.workflow;

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

    @Override
    public String toString() {
        return name + " = " + value + " (" + type.commandLineName() + ")";
    }
}
