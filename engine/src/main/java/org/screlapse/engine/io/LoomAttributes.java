package org.screlapse.engine.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.TextColumn;

/** What a Loom file says of its cells ({@code col_attrs}) or of its genes ({@code row_attrs}). */
final class LoomAttributes {

    private static final int MANY_CATEGORIES = 1000;
    private static final int ALWAYS_FEW = 20;

    private final HdfInput input;
    private final String group;
    private final int size;
    private final List<String> columns = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /**
     * @param input the file
     * @param group where they lie
     * @param size number of cells, or of genes
     */
    LoomAttributes(final HdfInput input, final String group, final int size) throws SingleCellFormatException {
        this.input = input;
        this.group = group;
        this.size = size;
        for (final String name : input.children(group)) {
            final String path = group + "/" + name;
            final long[] shape = input.hasDataset(path) ? input.dimensions(path) : new long[0];
            final boolean readable = shape.length > 0 && H5adColumns.type(input.type(path)) != null;
            if (readable && shape[0] != size) {
                throw input.damaged("\"" + path + "\" has " + shape[0] + " entries, but the matrix has " + size);
            }
            if (readable && shape.length == 1) {
                columns.add(name);
            } else if (readable && shape.length == 2 && HdfNumbers.isNumeric(input.type(path)) && shape[1] > 0) {
                tables.add(name);
            } else {
                leftOut.add(path);
            }
        }
    }

    /** Names of the attributes that cannot be kept. */
    List<String> leftOut() {
        return leftOut;
    }

    /** The first of these names that there is, whatever its case; null if there is none. */
    String first(final List<String> names) {
        for (final String name : names) {
            for (final String column : columns) {
                if (column.equalsIgnoreCase(name)) {
                    return column;
                }
            }
        }
        return null;
    }

    /** An attribute as texts; null for no attribute. */
    String[] texts(final String name) throws SingleCellFormatException {
        return name == null ? null : H5adColumns.texts(input, group + "/" + name);
    }

    /** All columns but these. */
    Map<String, Column> columnsBut(final List<String> names) throws SingleCellFormatException {
        final Map<String, Column> others = new LinkedHashMap<>();
        for (final String name : columns) {
            if (!names.contains(name)) {
                final Column column = H5adColumns.values(input, group + "/" + name, null);
                others.put(name, column instanceof TextColumn text ? categorical(text) : column);
            }
        }
        return others;
    }

    /** The attributes of several columns, such as coordinates. */
    Map<String, Embedding> embeddings() throws SingleCellFormatException {
        final Map<String, Embedding> embeddings = new LinkedHashMap<>();
        for (final String name : tables) {
            final HdfTable table = input.table(group + "/" + name);
            embeddings.put(name, new Embedding(table.columns(), table.toFloats()));
        }
        return embeddings;
    }

    int size() {
        return size;
    }

    /** Texts of which there are few different ones are categories. */
    private static Column categorical(final TextColumn texts) {
        final List<String> values = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
            values.add(texts.isMissing(row) || texts.text(row).isEmpty() ? null : texts.text(row));
        }
        final long distinct = values.stream().distinct().count();
        final boolean few = distinct <= ALWAYS_FEW || distinct <= MANY_CATEGORIES && distinct <= values.size() / 2;
        return few ? CategoricalColumn.of(values) : TextColumn.of(values);
    }

    /** Names made up for rows without one. */
    String[] numbered(final String word) {
        final String[] names = new String[size];
        Arrays.setAll(names, i -> word + (i + 1));
        return names;
    }
}
