package org.knime.core.data;

import java.util.ArrayList;
import java.util.List;

/** Builds a {@link DataTableSpec} column by column. */
public final class DataTableSpecCreator {

    private final List<DataColumnSpec> columns = new ArrayList<>();
    private String name;

    public DataTableSpecCreator() {
    }

    public DataTableSpecCreator(DataTableSpec spec) {
        addColumns(spec);
        name = spec.getName();
    }

    public DataTableSpecCreator addColumns(DataColumnSpec... newColumns) {
        for (DataColumnSpec column : newColumns) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).getName().equals(column.getName())) {
                    throw new IllegalArgumentException(
                        "Column \"" + column.getName() + "\" already contained at index " + i);
                }
            }
            columns.add(column);
        }
        return this;
    }

    public DataTableSpecCreator addColumns(DataTableSpec fromSpec) {
        return addColumns(fromSpec.stream().toArray(DataColumnSpec[]::new));
    }

    public DataTableSpecCreator setName(String newName) {
        name = newName;
        return this;
    }

    public DataTableSpecCreator dropAllColumns() {
        columns.clear();
        return this;
    }

    public DataTableSpec createSpec() {
        return new DataTableSpec(name, columns.toArray(DataColumnSpec[]::new));
    }
}
