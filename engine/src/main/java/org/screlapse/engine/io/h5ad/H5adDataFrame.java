package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.TextColumn;
import org.screlapse.engine.io.hdf5.Hdf5Dataset;
import org.screlapse.engine.io.hdf5.Hdf5Group;
import org.screlapse.engine.io.hdf5.Hdf5Type;
import org.screlapse.engine.task.Progress;

/**
 * Writes annotations as anndata's {@code dataframe}. Missing values: NaN in a column of numbers; a mask in one of whole
 * numbers or of true and false; a text column with missing values becomes categorical, because anndata cannot write a
 * missing text either and does the same.
 */
final class H5adDataFrame {

    private static final String INDEX = "_index";
    /** What an HDF5 attribute of 64 kB can list. */
    private static final int MAX_COLUMNS = 4000;

    private final Progress progress;
    private final List<String> warnings;

    H5adDataFrame(Progress progress, List<String> warnings) {
        this.progress = progress;
        this.warnings = warnings;
    }

    /**
     * @param group an empty group
     * @param annotations what to write
     * @param what what a column is, for a person to read
     */
    void write(Hdf5Group group, Annotations annotations, String what) throws IOException {
        if (annotations.columns().size() > MAX_COLUMNS) {
            throw new IllegalArgumentException("an .h5ad file holds at most " + MAX_COLUMNS + " columns of each kind, "
                + "but there are " + annotations.columns().size() + " of the kind \"" + what + "\".");
        }
        Map<String, String> names = H5adNames.of(annotations.columns().keySet(), what, warnings);
        H5adWriter.encoding(group, "dataframe", "0.2.0");
        group.attribute(INDEX, INDEX);
        group.attribute("column-order", List.copyOf(names.values()));
        writeTexts(group, INDEX, annotations.names().asList());
        for (Map.Entry<String, Column> column : annotations.columns().entrySet()) {
            progress.checkCancelled();
            writeColumn(group, names.get(column.getKey()), column.getValue());
        }
    }

    private static void writeColumn(Hdf5Group group, String name, Column column) throws IOException {
        if (column instanceof CategoricalColumn categorical) {
            writeCategorical(group.group(name), categorical);
        } else if (column instanceof NumericColumn numeric && numeric.type() == ColumnType.NUMERIC) {
            writeNumbers(group, name, numeric);
        } else if (column instanceof NumericColumn numeric) {
            writeMasked(group, name, "nullable-integer", Hdf5Type.INT64, column,
                (dataset, row) -> dataset.putLong((long) numeric.value(row)));
        } else if (column instanceof BooleanColumn flags) {
            writeMasked(group, name, "nullable-boolean", Hdf5Type.BOOLEAN, column,
                (dataset, row) -> dataset.putBoolean(flags.value(row)));
        } else {
            writeText(group, name, (TextColumn) column);
        }
    }

    private static void writeCategorical(Hdf5Group group, CategoricalColumn column) throws IOException {
        H5adWriter.encoding(group, "categorical", "0.2.0");
        group.attribute("ordered", false);
        writeTexts(group, "categories", column.categories());
        // as pandas: the smallest type that holds all codes
        int count = column.categories().size();
        Hdf5Type type = count <= Byte.MAX_VALUE + 1 ? Hdf5Type.INT8
            : count <= Short.MAX_VALUE + 1 ? Hdf5Type.INT16 : Hdf5Type.INT32;
        Hdf5Dataset codes = array(group, "codes", type);
        for (int code : column.codes()) {
            if (type == Hdf5Type.INT8) {
                codes.putByte(code);
            } else if (type == Hdf5Type.INT16) {
                codes.putShort(code);
            } else {
                codes.putInt(code);
            }
        }
        codes.finish();
    }

    private static void writeNumbers(Hdf5Group group, String name, NumericColumn column) throws IOException {
        Hdf5Dataset numbers = array(group, name, Hdf5Type.FLOAT64);
        for (double number : column.values()) {
            numbers.putDouble(number);
        }
        numbers.finish();
    }

    /** How the value of a row is appended to a dataset; 0 or false where it is missing. */
    @FunctionalInterface
    private interface RowWriter {

        void put(Hdf5Dataset dataset, int row) throws IOException;
    }

    private static void writeMasked(Hdf5Group group, String name, String encoding, Hdf5Type type, Column column,
        RowWriter rows) throws IOException {
        if (!hasMissing(column)) {
            writeRows(array(group, name, type), column.size(), rows);
            return;
        }
        Hdf5Group masked = group.group(name);
        H5adWriter.encoding(masked, encoding, "0.1.0");
        writeRows(array(masked, "mask", Hdf5Type.BOOLEAN), column.size(),
            (dataset, row) -> dataset.putBoolean(column.isMissing(row)));
        writeRows(array(masked, "values", type), column.size(), rows);
    }

    private static void writeRows(Hdf5Dataset dataset, int size, RowWriter rows) throws IOException {
        for (int row = 0; row < size; row++) {
            rows.put(dataset, row);
        }
        dataset.finish();
    }

    private static void writeText(Hdf5Group group, String name, TextColumn column) throws IOException {
        List<String> texts = new ArrayList<>(column.size());
        for (int row = 0; row < column.size(); row++) {
            texts.add(column.text(row));
        }
        if (!hasMissing(column)) {
            writeTexts(group, name, texts);
            return;
        }
        List<String> categories = List.copyOf(new TreeSet<>(texts.stream().filter(Objects::nonNull).toList()));
        Map<String, Integer> codes = new HashMap<>();
        categories.forEach(category -> codes.put(category, codes.size()));
        writeCategorical(group.group(name), CategoricalColumn.of(categories,
            texts.stream().mapToInt(text -> text == null ? -1 : codes.get(text)).toArray()));
    }

    private static void writeTexts(Hdf5Group group, String name, Collection<String> texts) throws IOException {
        Hdf5Dataset dataset = group.dataset(name, Hdf5Type.TEXT);
        H5adWriter.encoding(dataset, "string-array", "0.2.0");
        for (String text : texts) {
            dataset.putText(text);
        }
        dataset.finish();
    }

    private static Hdf5Dataset array(Hdf5Group group, String name, Hdf5Type type) throws IOException {
        Hdf5Dataset dataset = group.dataset(name, type);
        H5adWriter.encoding(dataset, "array", "0.2.0");
        return dataset;
    }

    private static boolean hasMissing(Column column) {
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) {
                return true;
            }
        }
        return false;
    }
}
