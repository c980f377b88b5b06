package org.screlapse.headless.workflow;

import java.util.Arrays;
import java.util.Optional;

/** The types that a workflow variable can have. */
public enum VariableType {

    /** Text. */
    STRING("String", "string"),

    /** A 32-bit integer. */
    INTEGER("int", "integer"),

    /** A double-precision number. */
    DOUBLE("double", "double");

    private final String commandLineName;

    private final String words;

    VariableType(String commandLineName, String words) {
        this.commandLineName = commandLineName;
        this.words = words;
    }

    /** The name on the command line: exactly {@code String}, {@code int} or {@code double}, as in KNIME. */
    public String commandLineName() {
        return commandLineName;
    }

    /** The name in a sentence. */
    public String words() {
        return words;
    }

    /** The type with this name on the command line. */
    public static Optional<VariableType> ofCommandLine(String name) {
        return Arrays.stream(values()).filter(t -> t.commandLineName.equals(name)).findFirst();
    }

    /** The type with this {@code class} in {@code workflow.knime}. */
    public static Optional<VariableType> ofWorkflowFile(String name) {
        return Arrays.stream(values()).filter(t -> t.name().equals(name)).findFirst();
    }

    /**
     * The value that the text stands for.
     *
     * @return a String, Integer or Double
     * @throws IllegalArgumentException if the text is no value of this type; the message is a sentence
     */
    public Object parse(String text) {
        try {
            return switch (this) {
                case STRING -> text;
                case INTEGER -> Integer.valueOf(text.trim());
                case DOUBLE -> Double.valueOf(text.trim());
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a value of type " + commandLineName + ".", e);
        }
    }
}
