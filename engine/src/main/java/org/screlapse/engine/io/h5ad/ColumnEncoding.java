package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.Hdf5Group;
import org.screlapse.engine.io.hdf5.HdfInput;

/**
 * One of the ways in which anndata stores a column of annotations: how it is recognized, read and written. To add one,
 * list it here.
 */
abstract class ColumnEncoding {

    /**
     * All ways; a column is written in the first one that holds it. In a class of its own, since they extend this one.
     */
    private static final class Known {

        static final List<ColumnEncoding> ALL =
            List.of(new ArrayEncoding(), new MaskedEncoding(), new CategoricalEncoding());
    }

    /** How a column of a file is stored; null if in none of these ways, or if there is no such column. */
    static ColumnEncoding of(HdfInput input, String path) throws SingleCellFormatException {
        for (ColumnEncoding encoding : Known.ALL) {
            if (encoding.type(input, path) != null) {
                return encoding;
            }
        }
        return null;
    }

    /** Writes a column into the group of a data frame. */
    static void write(Hdf5Group frame, String name, Column column) throws IOException {
        for (ColumnEncoding encoding : Known.ALL) {
            if (encoding.holds(column)) {
                encoding.writeColumn(frame, name, column);
                return;
            }
        }
        throw new IllegalArgumentException("a column of the type " + column.type() + " cannot be written to .h5ad.");
    }

    /** A column of any encoding as texts, empty where a value is missing. */
    static String[] texts(HdfInput input, String path) throws SingleCellFormatException {
        ColumnEncoding encoding = of(input, path);
        if (encoding == null) {
            throw input.hasDataset(path) || !input.children(path).isEmpty()
                ? input.damaged("\"" + path + "\" is no list of texts or of numbers")
                : SingleCellFormatException.about(input.file(), "has no \"" + path + "\", which its format prescribes:"
                    + " it is damaged, or was written by a program that does not follow the format.");
        }
        Column column = encoding.read(input, path);
        String[] texts = new String[column.size()];
        Arrays.setAll(texts, row -> column.isMissing(row) ? "" : column.text(row));
        return texts;
    }

    static boolean hasMissing(Column column) {
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) {
                return true;
            }
        }
        return false;
    }

    /** What a column holds; null if it is not stored in this way. */
    abstract ColumnType type(HdfInput input, String path) throws SingleCellFormatException;

    /** Number of rows of a column that is stored in this way. */
    abstract long size(HdfInput input, String path) throws SingleCellFormatException;

    /** A column that is stored in this way. */
    abstract Column read(HdfInput input, String path) throws SingleCellFormatException;

    /** The categories of a column that is stored in this way; none if it has none. */
    List<String> categories(HdfInput input, String path) throws SingleCellFormatException {
        return List.of();
    }

    /** Whether a column can be stored in this way. */
    abstract boolean holds(Column column);

    /** Writes a column in this way. */
    abstract void writeColumn(Hdf5Group frame, String name, Column column) throws IOException;
}
