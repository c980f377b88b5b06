package org.knime.core.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/**
 * The type of a column or cell: the value interfaces that its cells implement, the preferred one first. A type of no
 * single cell class arises as the common super type of two others.
 */
public final class DataType {

    private static final String CELL_CLASS = "cell_class";
    private static final String HAS_PREFERRED = "has_pref_value_class";
    private static final String VALUE_CLASSES = "value_classes";

    private static final Map<Class<? extends DataCell>, DataType> TYPES = new ConcurrentHashMap<>();

    /** How KNIME calls the types to its users, by the preferred value class. */
    private static final Map<Class<? extends DataValue>, String> NAMES =
        Map.of(StringValue.class, "String", DoubleValue.class, "Number (Float)", IntValue.class, "Number (Integer)",
            LongValue.class, "Number (Long Integer)", BooleanValue.class, "Boolean");

    private final Class<? extends DataCell> cellClass;
    private final List<Class<? extends DataValue>> valueClasses;

    private DataType(Class<? extends DataCell> cellClass, List<Class<? extends DataValue>> valueClasses) {
        this.cellClass = cellClass;
        this.valueClasses = Collections.unmodifiableList(valueClasses);
    }

    public static DataType getType(Class<? extends DataCell> cell) {
        if (cell == null) {
            throw new NullPointerException("Class must not be null.");
        }
        return TYPES.computeIfAbsent(cell, c -> {
            Set<Class<? extends DataValue>> found = new LinkedHashSet<>();
            collectValueClasses(c, found);
            return new DataType(c, new ArrayList<>(found));
        });
    }

    private static void collectValueClasses(Class<?> current, Set<Class<? extends DataValue>> found) {
        for (Class<?> implemented : current.getInterfaces()) {
            if (DataValue.class.isAssignableFrom(implemented)) {
                found.add(implemented.asSubclass(DataValue.class));
            }
            collectValueClasses(implemented, found);
        }
        if (current.getSuperclass() != null) {
            collectValueClasses(current.getSuperclass(), found);
        }
    }

    /** @return the missing cell that carries no error */
    public static DataCell getMissingCell() {
        return MissingCell.INSTANCE;
    }

    public boolean isMissingValueType() {
        return valueClasses.contains(MissingValue.class);
    }

    /** @return whether cells of this type implement the interface; always true of missing cells */
    public boolean isCompatible(Class<? extends DataValue> valueClass) {
        return isMissingValueType() || valueClasses.stream().anyMatch(valueClass::isAssignableFrom);
    }

    public boolean isASuperTypeOf(DataType type) {
        if (type == null) {
            throw new NullPointerException("Type argument must not be null.");
        }
        return type == this || valueClasses.stream().allMatch(type::isCompatible);
    }

    public Class<? extends DataValue> getPreferredValueClass() {
        return valueClasses.get(0);
    }

    public String getName() {
        return nameOr("?");
    }

    private String nameOr(String nonNative) {
        if (cellClass == null) {
            return nonNative;
        }
        return NAMES.getOrDefault(getPreferredValueClass(), cellClass.getSimpleName());
    }

    public void save(ConfigWO config) {
        if (cellClass != null) {
            config.addString(CELL_CLASS, cellClass.getName());
            return;
        }
        config.addString(CELL_CLASS, null);
        config.addBoolean(HAS_PREFERRED, true);
        config.addStringArray(VALUE_CLASSES, valueClasses.stream().map(Class::getName).toArray(String[]::new));
    }

    public static DataType load(ConfigRO config) throws InvalidSettingsException {
        String className = config.getString(CELL_CLASS);
        if (className != null) {
            return getType(find(className, DataCell.class, "Data cell implementation '" + className + "' not found."));
        }
        List<Class<? extends DataValue>> values = new ArrayList<>();
        for (String name : config.getStringArray(VALUE_CLASSES)) {
            values.add(find(name, DataValue.class, "Data Value extension " + name + " not found"));
        }
        return new DataType(null, values);
    }

    private static <T> Class<? extends T> find(String name, Class<T> kind, String error)
        throws InvalidSettingsException {
        try {
            return Class.forName(name).asSubclass(kind);
        } catch (ClassNotFoundException e) {
            throw new InvalidSettingsException(error, e);
        } catch (ClassCastException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /** Equal are types of the same value classes with the same preferred one. */
    @Override
    public boolean equals(Object other) {
        return other == this
            || other instanceof DataType type && Set.copyOf(valueClasses).equals(Set.copyOf(type.valueClasses))
                && getPreferredValueClass() == type.getPreferredValueClass();
    }

    @Override
    public int hashCode() {
        return Set.copyOf(valueClasses).hashCode();
    }

    @Override
    public String toString() {
        return nameOr("Non-Native " + valueClasses);
    }
}
