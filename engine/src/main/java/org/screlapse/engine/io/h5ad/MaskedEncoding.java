package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.util.List;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.Hdf5Dataset;
import org.screlapse.engine.io.hdf5.Hdf5Group;
import org.screlapse.engine.io.hdf5.Hdf5Type;
import org.screlapse.engine.io.hdf5.HdfColumn;
import org.screlapse.engine.io.hdf5.HdfInput;

/**
 * {@code nullable-integer}, {@code nullable-boolean} and {@code nullable-string-array}: {@code values}, and a
 * {@code mask} of what is missing. Texts are only read so: anndata before 0.12 could not.
 */
final class MaskedEncoding extends ColumnEncoding {

    private static final String VALUES = "/values";
    private static final String MASK = "/mask";

    @Override
    ColumnType type(HdfInput input, String path) throws SingleCellFormatException {
        return input.children(path).containsAll(List.of("values", "mask")) && input.hasDataset(path + VALUES)
            ? HdfColumn.type(input, path + VALUES) : null;
    }

    @Override
    long size(HdfInput input, String path) throws SingleCellFormatException {
        return input.dimensions(path + VALUES)[0];
    }

    @Override
    Column read(HdfInput input, String path) throws SingleCellFormatException {
        double[] mask = input.numbers(path + MASK).toDoubles();
        Column values = HdfColumn.values(input, path + VALUES, mask);
        if (mask.length != values.size()) {
            throw input.damaged("\"" + path + "\" has " + values.size() + " values, but a mask of " + mask.length);
        }
        return values;
    }

    @Override
    boolean holds(Column column) {
        return column.type() == ColumnType.INTEGER || column.type() == ColumnType.BOOLEAN;
    }

    @Override
    void writeColumn(Hdf5Group frame, String name, Column column) throws IOException {
        boolean isInteger = column.type() == ColumnType.INTEGER;
        Hdf5Group masked =
            Encoding.mark(frame.group(name), isInteger ? "nullable-integer" : "nullable-boolean", "0.1.0");
        Hdf5Dataset mask = Encoding.mark(masked.dataset("mask", Hdf5Type.BOOLEAN), "array", "0.2.0");
        for (int row = 0; row < column.size(); row++) {
            mask.putBoolean(column.isMissing(row));
        }
        mask.finish();
        ArrayEncoding.writeValues(
            Encoding.mark(masked.dataset("values", ArrayEncoding.typeOf(column)), "array", "0.2.0"), column);
    }
}
