package org.screlapse.engine.io.hdf5;

import java.util.Arrays;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.TextColumn;
import org.screlapse.engine.io.format.SingleCellFormatException;

/** Reads a list of a file as a column of annotations: numbers, true and false, or texts. */
public final class HdfColumn {

    private HdfColumn() {
    }

    /** What a list holds; null if it is none that a column could be made of. */
    public static ColumnType type(HdfInput input, String dataset) throws SingleCellFormatException {
        return input.dimensions(dataset).length == 1 ? input.type(dataset).columnType() : null;
    }

    /** The values of a list; those where the mask is not 0 are missing. */
    public static Column values(HdfInput input, String dataset, double[] mask) throws SingleCellFormatException {
        ColumnType type = type(input, dataset);
        if (type == ColumnType.TEXT) {
            String[] texts = input.texts(dataset);
            for (int row = 0; mask != null && row < Math.min(texts.length, mask.length); row++) {
                texts[row] = mask[row] == 0 ? texts[row] : null;
            }
            return TextColumn.of(Arrays.asList(texts));
        }
        double[] numbers = input.numbers(dataset).toDoubles();
        for (int row = 0; mask != null && row < Math.min(numbers.length, mask.length); row++) {
            numbers[row] = mask[row] == 0 ? numbers[row] : Double.NaN;
        }
        if (type == ColumnType.BOOLEAN) {
            return BooleanColumn.of(Arrays.stream(numbers).mapToObj(n -> Double.isNaN(n) ? null : n != 0).toList());
        }
        return type == ColumnType.INTEGER ? NumericColumn.ofIntegers(numbers) : NumericColumn.of(numbers);
    }

    /** A list as texts, also where it holds numbers. */
    public static String[] texts(HdfInput input, String dataset) throws SingleCellFormatException {
        ColumnType type = type(input, dataset);
        if (type == null) {
            throw input.damaged("\"" + dataset + "\" is no list of texts or of numbers");
        }
        Column column = values(input, dataset, null);
        String[] texts = new String[column.size()];
        Arrays.setAll(texts, row -> column.isMissing(row) ? "" : column.text(row));
        return texts;
    }
}
