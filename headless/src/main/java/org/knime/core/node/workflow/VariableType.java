package org.knime.core.node.workflow;

import java.util.Map;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/**
 * The type of a flow variable; each is one constant.
 *
 * @param <T> the class of the values
 */
public abstract class VariableType<T> {

    private static final String VALUE = "value";

    private final String identifier;
    private final T defaultValue;

    VariableType(String identifier, T defaultValue) {
        this.identifier = identifier;
        this.defaultValue = defaultValue;
    }

    /** @return the class of the values */
    public abstract Class<T> getSimpleType();

    abstract void write(T value, NodeSettingsWO settings);

    abstract T read(NodeSettingsRO settings) throws InvalidSettingsException;

    /** @return the value as one of the other type, or null when there is no way to convert it */
    Object convert(T value, VariableType<?> target) {
        if (target == this) {
            return value;
        }
        return target == StringType.INSTANCE ? value.toString() : null;
    }

    T initialValue() {
        return defaultValue;
    }

    /** @return the name that files use, such as STRING */
    public String getIdentifier() {
        return identifier;
    }

    @Override
    public String toString() {
        return identifier;
    }

    static VariableType<?> of(String identifier) throws InvalidSettingsException {
        Map<String, VariableType<?>> all = Map.of("STRING", StringType.INSTANCE, "INTEGER", IntType.INSTANCE, "DOUBLE",
            DoubleType.INSTANCE, "LONG", LongType.INSTANCE, "BOOLEAN", BooleanType.INSTANCE);
        if (identifier == null) {
            throw new InvalidSettingsException("'class' must not be null");
        }
        if (!all.containsKey(identifier)) {
            throw new InvalidSettingsException("No flow variable type for identifier/class '" + identifier + "'");
        }
        return all.get(identifier);
    }

    /** A text. */
    public static final class StringType extends VariableType<String> {

        public static final StringType INSTANCE = new StringType();

        private StringType() {
            super("STRING", "");
        }

        @Override
        public Class<String> getSimpleType() {
            return String.class;
        }

        @Override
        void write(String value, NodeSettingsWO settings) {
            settings.addString(VALUE, value);
        }

        @Override
        String read(NodeSettingsRO settings) throws InvalidSettingsException {
            return settings.getString(VALUE);
        }

        @Override
        Object convert(String value, VariableType<?> target) {
            boolean truth = "true".equalsIgnoreCase(value) || "false".equalsIgnoreCase(value);
            return target == BooleanType.INSTANCE && truth ? (Object) Boolean.valueOf(value)
                : super.convert(value, target);
        }
    }

    /** A 32-bit integer. */
    public static final class IntType extends VariableType<Integer> {

        public static final IntType INSTANCE = new IntType();

        private IntType() {
            super("INTEGER", 0);
        }

        @Override
        public Class<Integer> getSimpleType() {
            return Integer.class;
        }

        @Override
        void write(Integer value, NodeSettingsWO settings) {
            settings.addInt(VALUE, value);
        }

        @Override
        Integer read(NodeSettingsRO settings) throws InvalidSettingsException {
            return settings.getInt(VALUE);
        }

        @Override
        Object convert(Integer value, VariableType<?> target) {
            if (target == LongType.INSTANCE) {
                return value.longValue();
            }
            return target == DoubleType.INSTANCE ? (Object) value.doubleValue() : super.convert(value, target);
        }
    }

    /** A 64-bit integer. */
    public static final class LongType extends VariableType<Long> {

        public static final LongType INSTANCE = new LongType();

        private LongType() {
            super("LONG", 0L);
        }

        @Override
        public Class<Long> getSimpleType() {
            return Long.class;
        }

        @Override
        void write(Long value, NodeSettingsWO settings) {
            settings.addLong(VALUE, value);
        }

        @Override
        Long read(NodeSettingsRO settings) throws InvalidSettingsException {
            return settings.getLong(VALUE);
        }

        @Override
        Object convert(Long value, VariableType<?> target) {
            return target == DoubleType.INSTANCE ? (Object) value.doubleValue() : super.convert(value, target);
        }
    }

    /** A floating point number. */
    public static final class DoubleType extends VariableType<Double> {

        public static final DoubleType INSTANCE = new DoubleType();

        private DoubleType() {
            super("DOUBLE", 0.0);
        }

        @Override
        public Class<Double> getSimpleType() {
            return Double.class;
        }

        @Override
        void write(Double value, NodeSettingsWO settings) {
            settings.addDouble(VALUE, value);
        }

        @Override
        Double read(NodeSettingsRO settings) throws InvalidSettingsException {
            return settings.getDouble(VALUE);
        }
    }

    /** True or false. */
    public static final class BooleanType extends VariableType<Boolean> {

        public static final BooleanType INSTANCE = new BooleanType();

        private BooleanType() {
            super("BOOLEAN", false);
        }

        @Override
        public Class<Boolean> getSimpleType() {
            return Boolean.class;
        }

        @Override
        void write(Boolean value, NodeSettingsWO settings) {
            settings.addBoolean(VALUE, value);
        }

        @Override
        Boolean read(NodeSettingsRO settings) throws InvalidSettingsException {
            return settings.getBoolean(VALUE);
        }
    }
}
