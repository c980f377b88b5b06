package org.knime.core.node.workflow;

import java.util.Objects;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.workflow.VariableType.DoubleType;
import org.knime.core.node.workflow.VariableType.IntType;
import org.knime.core.node.workflow.VariableType.StringType;

/** A named value that flows along the connections of a workflow and can control settings of nodes. */
public final class FlowVariable {

    private final String name;
    private final Value<?> value;

    /** A value together with its type. */
    private record Value<T>(VariableType<T> type, T content) {

        Object as(VariableType<?> target) {
            return type.convert(content, target);
        }

        void write(NodeSettingsWO settings) {
            type.write(content, settings);
        }

        static <T> Value<T> read(VariableType<T> type, NodeSettingsRO settings) throws InvalidSettingsException {
            return new Value<>(type, type.read(settings));
        }
    }

    private FlowVariable(String name, Value<?> value) {
        if (name == null) {
            throw new IllegalArgumentException("Name must not be null");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("Invalid (empty) flow variable name");
        }
        this.name = name;
        this.value = value;
    }

    public FlowVariable(String name, String valueS) {
        this(name, StringType.INSTANCE, valueS);
    }

    public FlowVariable(String name, double valueD) {
        this(name, DoubleType.INSTANCE, valueD);
    }

    public FlowVariable(String name, int valueI) {
        this(name, IntType.INSTANCE, valueI);
    }

    public <T> FlowVariable(String name, VariableType<T> type, T value) {
        this(name, new Value<>(Objects.requireNonNull(type, "Type must not be null"), value));
    }

    /** A variable of the type's default value. */
    public <T> FlowVariable(String name, VariableType<T> type) {
        this(name, type, type.initialValue());
    }

    public String getName() {
        return name;
    }

    public VariableType<?> getVariableType() {
        return value.type();
    }

    /** @throws IllegalArgumentException if the value cannot be had as one of the type */
    public <T> T getValue(VariableType<T> expectedType) {
        Object converted = value.as(expectedType);
        if (converted == null) {
            throw new IllegalArgumentException("Flow variable does not represent value of class \"" + expectedType
                + "\" (but \"" + value.type() + "\") and also can't be converted to it.");
        }
        return expectedType.getSimpleType().cast(converted);
    }

    /** @return the text, or null when the variable is of another type */
    public String getStringValue() {
        return value.type() == StringType.INSTANCE ? (String) value.content() : null;
    }

    /** @return the number, or NaN when the variable is of another type */
    public double getDoubleValue() {
        return value.type() == DoubleType.INSTANCE ? (Double) value.content() : Double.NaN;
    }

    /** @return the number, or 0 when the variable is of another type */
    public int getIntValue() {
        return value.type() == IntType.INSTANCE ? (Integer) value.content() : 0;
    }

    public String getValueAsString() {
        return String.valueOf(value.content());
    }

    public void save(NodeSettingsWO settings) {
        settings.addString("name", name);
        settings.addString("class", value.type().getIdentifier());
        value.write(settings);
    }

    public static FlowVariable load(NodeSettingsRO sub) throws InvalidSettingsException {
        String name = sub.getString("name");
        if (name == null) {
            throw new InvalidSettingsException("name must not be null");
        }
        return new FlowVariable(name, Value.read(VariableType.of(sub.getString("class")), sub));
    }

    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof FlowVariable v && v.name.equals(name) && v.value.equals(value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, value.type().getIdentifier());
    }

    @Override
    public String toString() {
        return "\"" + name + "\" (" + value.type() + ": " + getValueAsString() + ")";
    }
}
