package org.screlapse.engine.io.loom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.TextColumn;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfColumn;
import org.screlapse.engine.io.hdf5.HdfInput;
import org.screlapse.engine.io.hdf5.HdfTable;

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
    LoomAttributes(HdfInput input, String group, int size) throws SingleCellFormatException {
        this.input = input;
        this.group = group;
        this.size = size;
        for (String name : input.children(group)) {
            String path = group + "/" + name;
            long[] shape = input.hasDataset(path) ? input.dimensions(path) : new long[0];
            boolean readable = shape.length > 0 && input.type(path).columnType() != null;
            if (readable && shape[0] != size) {
                throw input.damaged("\"" + path + "\" has " + shape[0] + " entries, but the matrix has " + size);
            }
            if (readable && shape.length == 1) {
                columns.add(name);
            } else if (readable && shape.length == 2 && input.type(path).isNumeric() && shape[1] > 0) {
                tables.add(name);
            } else if (!LoomEmbeddings.isRecord(name)) {
                leftOut.add(path);
            }
        }
    }

    /** Names of the attributes that are lists. */
    List<String> columns() {
        return columns;
    }

    /** Names of the attributes that cannot be kept. */
    List<String> leftOut() {
        return leftOut;
    }

    /** The first of these names that there is, whatever its case; null if there is none. */
    String first(List<String> names) {
        for (String name : names) {
            for (String column : columns) {
                if (column.equalsIgnoreCase(name)) {
                    return column;
                }
            }
        }
        return null;
    }

    /** An attribute as texts; null for no attribute. */
    String[] texts(String name) throws SingleCellFormatException {
        return name == null ? null : HdfColumn.texts(input, group + "/" + name);
    }

    /** All columns but these. */
    Map<String, Column> columnsBut(List<String> names) throws SingleCellFormatException {
        Map<String, Column> others = new LinkedHashMap<>();
        for (String name : columns) {
            if (!names.contains(name)) {
                Column column = HdfColumn.values(input, group + "/" + name, null);
                others.put(name, column instanceof TextColumn text ? categorical(text) : column);
            }
        }
        return others;
    }

    /** The attributes of several columns, such as coordinates. */
    Map<String, Embedding> embeddings() throws SingleCellFormatException {
        Map<String, Embedding> embeddings = new LinkedHashMap<>();
        for (String name : tables) {
            HdfTable table = input.table(group + "/" + name);
            embeddings.put(name, new Embedding(table.columns(), table.toFloats()));
        }
        return embeddings;
    }

    int size() {
        return size;
    }

    /** Texts of which there are few different ones are categories. */
    private static Column categorical(TextColumn texts) {
        List<String> values = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
            values.add(texts.isMissing(row) || texts.text(row).isEmpty() ? null : texts.text(row));
        }
        long distinct = values.stream().distinct().count();
        boolean few = distinct <= ALWAYS_FEW || (distinct <= MANY_CATEGORIES && distinct <= values.size() / 2);
        return few ? CategoricalColumn.of(values) : TextColumn.of(values);
    }

    /** Names made up for rows without one. */
    String[] numbered(String word) {
        String[] names = new String[size];
        Arrays.setAll(names, i -> word + (i + 1));
        return names;
    }
}
