package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.util.List;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.Hdf5Dataset;
import org.screlapse.engine.io.hdf5.Hdf5Group;
import org.screlapse.engine.io.hdf5.Hdf5Type;
import org.screlapse.engine.io.hdf5.HdfColumn;
import org.screlapse.engine.io.hdf5.HdfInput;

/** {@code array} and {@code string-array}: a list of numbers (NaN is missing), of true and false, or of texts. */
final class ArrayEncoding extends ColumnEncoding {

    @Override
    ColumnType type(HdfInput input, String path) throws SingleCellFormatException {
        return input.hasDataset(path) ? HdfColumn.type(input, path) : null;
    }

    @Override
    long size(HdfInput input, String path) throws SingleCellFormatException {
        return input.dimensions(path)[0];
    }

    @Override
    Column read(HdfInput input, String path) throws SingleCellFormatException {
        return HdfColumn.values(input, path, null);
    }

    @Override
    boolean holds(Column column) {
        return column.type() == ColumnType.NUMERIC || (!(column instanceof CategoricalColumn) && !hasMissing(column));
    }

    @Override
    void writeColumn(Hdf5Group frame, String name, Column column) throws IOException {
        if (column.type() == ColumnType.TEXT) {
            String[] texts = new String[column.size()];
            for (int row = 0; row < texts.length; row++) {
                texts[row] = column.text(row);
            }
            writeTexts(frame, name, List.of(texts));
            return;
        }
        writeValues(Encoding.mark(frame.dataset(name, typeOf(column)), "array", "0.2.0"), column);
    }

    static void writeTexts(Hdf5Group group, String name, List<String> texts) throws IOException {
        Hdf5Dataset dataset = Encoding.mark(group.dataset(name, Hdf5Type.TEXT), "string-array", "0.2.0");
        for (String text : texts) {
            dataset.putText(text);
        }
        dataset.finish();
    }

    static Hdf5Type typeOf(Column column) {
        return column.type() == ColumnType.NUMERIC ? Hdf5Type.FLOAT64
            : column.type() == ColumnType.INTEGER ? Hdf5Type.INT64 : Hdf5Type.BOOLEAN;
    }

    /** Writes numbers, or true and false; 0 or false where a whole number or a truth is missing. */
    static void writeValues(Hdf5Dataset dataset, Column column) throws IOException {
        for (int row = 0; row < column.size(); row++) {
            if (column instanceof BooleanColumn truths) {
                dataset.putBoolean(truths.value(row));
            } else if (column.type() == ColumnType.INTEGER) {
                dataset.putLong((long) ((NumericColumn) column).value(row));
            } else {
                dataset.putDouble(((NumericColumn) column).value(row));
            }
        }
        dataset.finish();
    }
}
