package org.knime.core.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.swing.JComponent;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;
import org.knime.core.node.port.PortObjectSpec;

/** What is known of a table before its rows are: the columns, whose names are unique. */
public final class DataTableSpec implements PortObjectSpec, Iterable<DataColumnSpec> {

    private static final String DEFAULT_NAME = "default";
    private static final String NAME = "spec_name";
    private static final String COLUMN_COUNT = "number_columns";
    private static final String COLUMN = "column_spec_";

    private final String name;
    private final List<DataColumnSpec> columns;
    private final Map<String, Integer> indices = new HashMap<>();

    public DataTableSpec(DataColumnSpec... colSpecs) {
        this(DEFAULT_NAME, colSpecs);
    }

    public DataTableSpec(String name, DataColumnSpec... colSpecs) {
        this.name = name == null ? DEFAULT_NAME : name;
        columns = List.of(colSpecs);
        for (int i = 0; i < colSpecs.length; i++) {
            Integer earlier = indices.put(colSpecs[i].getName(), i);
            if (earlier != null) {
                throw new IllegalArgumentException("Duplicate column name \"" + colSpecs[i].getName()
                    + "\" at positions " + earlier + " and " + i + ".");
            }
        }
    }

    public DataTableSpec(String[] names, DataType[] types) {
        // "spec_name" is the name that KNIME gives such a table
        this(NAME, createColumnSpecs(names, types));
    }

    public static DataColumnSpec[] createColumnSpecs(String[] names, DataType[] types) {
        if (names.length != types.length) {
            throw new IllegalArgumentException("Parameter arrays names and types must have the same length (names: "
                + names.length + ", types: " + types.length + ").");
        }
        DataColumnSpec[] result = new DataColumnSpec[names.length];
        Arrays.setAll(result, i -> new DataColumnSpecCreator(names[i], types[i]).createSpec());
        return result;
    }

    /** @return the name with " (#1)", " (#2)" … behind it where the table already has a column of that name */
    public static String getUniqueColumnName(DataTableSpec spec, String columnName) {
        String trimmed = columnName.trim();
        String result = trimmed;
        for (int i = 1; spec.containsName(result); i++) {
            result = trimmed + " (#" + i + ")";
        }
        return result;
    }

    public String getName() {
        return name;
    }

    public int getNumColumns() {
        return columns.size();
    }

    public DataColumnSpec getColumnSpec(int index) {
        return columns.get(index);
    }

    /** @return the column, or null when there is none of that name */
    public DataColumnSpec getColumnSpec(String column) {
        int index = findColumnIndex(column);
        return index < 0 ? null : columns.get(index);
    }

    /** @return the index of the column, or -1 when there is none of that name */
    public int findColumnIndex(String columnName) {
        return indices.getOrDefault(columnName, -1);
    }

    public boolean containsName(String columnName) {
        return findColumnIndex(columnName) >= 0;
    }

    public String[] getColumnNames() {
        return stream().map(DataColumnSpec::getName).toArray(String[]::new);
    }

    public boolean containsCompatibleType(Class<? extends DataValue> valueClass) {
        return valueClass != null && stream().anyMatch(c -> c.getType().isCompatible(valueClass));
    }

    @Override
    public Iterator<DataColumnSpec> iterator() {
        return columns.iterator();
    }

    public Stream<DataColumnSpec> stream() {
        return columns.stream();
    }

    public void save(ConfigWO config) {
        config.addString(NAME, name);
        config.addInt(COLUMN_COUNT, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).save(config.addConfig(COLUMN + i));
        }
    }

    public static DataTableSpec load(ConfigRO config) throws InvalidSettingsException {
        String name = config.getString(NAME);
        DataColumnSpec[] specs = new DataColumnSpec[config.getInt(COLUMN_COUNT)];
        for (int i = 0; i < specs.length; i++) {
            specs[i] = DataColumnSpec.load(config.getConfig(COLUMN + i));
        }
        return new DataTableSpec(name, specs);
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public boolean equals(Object other) {
        return other == this
            || other instanceof DataTableSpec spec && name.equals(spec.name) && columns.equals(spec.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        return "name=" + name + ",columns=" + String.join("; ", getColumnNames());
    }
}
