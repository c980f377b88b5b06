package org.screlapse.engine.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of each cell, or of each gene: its name and any number of named columns. Immutable. */
public final class Annotations {

    private final Names names;
    private final Map<String, Column> columns;

    private Annotations(Names names, Map<String, Column> columns) {
        this.names = names;
        this.columns = Collections.unmodifiableMap(columns);
    }

    /**
     * @param names name of each row
     * @return annotations with no column yet
     */
    public static Annotations of(Names names) {
        return new Annotations(names, new LinkedHashMap<>());
    }

    /** @return number of rows */
    public int size() {
        return names.size();
    }

    /** @return name of each row */
    public Names names() {
        return names;
    }

    /** @return the columns by name, in their order */
    public Map<String, Column> columns() {
        return columns;
    }

    /**
     * @param name name of a column
     * @return the column, if there is one of that name
     */
    public Optional<Column> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /**
     * @param name name of a column; one of that name is replaced in its place
     * @param column the column
     * @return these annotations with the column
     * @throws IllegalArgumentException if the name is empty or the column has another number of rows
     */
    public Annotations with(String name, Column column) {
        return with(Collections.singletonMap(name, column));
    }

    /**
     * @param added columns by name; one of a name that is there is replaced in its place
     * @return these annotations with the columns
     * @throws IllegalArgumentException if a name is empty or a column has another number of rows
     */
    public Annotations with(Map<String, Column> added) {
        Map<String, Column> changed = new LinkedHashMap<>(columns);
        added.forEach((name, column) -> {
            if (name.isBlank()) {
                throw new IllegalArgumentException("An annotation has no name.");
            }
            if (column.size() != size()) {
                throw new IllegalArgumentException(
                    "The annotation \"" + name + "\" has " + column.size() + " values for " + size() + " rows.");
            }
            changed.put(name, column);
        });
        return new Annotations(names, changed);
    }

    /**
     * @param name name of a column
     * @return these annotations without it
     */
    public Annotations without(String name) {
        Map<String, Column> changed = new LinkedHashMap<>(columns);
        changed.remove(name);
        return new Annotations(names, changed);
    }

    /**
     * @param newNames other names for the rows, as many
     * @return these annotations under the other names
     */
    public Annotations withNames(Names newNames) {
        if (newNames.size() != size()) {
            throw new IllegalArgumentException(newNames.size() + " names for " + size() + " rows.");
        }
        return new Annotations(newNames, columns);
    }

    /**
     * @param rows rows, each at most once
     * @return these rows with all their columns
     */
    public Annotations select(int[] rows) {
        Map<String, Column> selected = new LinkedHashMap<>();
        columns.forEach((name, column) -> selected.put(name, column.select(rows)));
        return new Annotations(names.select(rows), selected);
    }
}
