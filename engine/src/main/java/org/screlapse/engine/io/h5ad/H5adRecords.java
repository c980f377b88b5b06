package org.screlapse.engine.io.h5ad;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.TextColumn;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfInput;
import org.screlapse.engine.io.hdf5.HdfType;

/**
 * Annotations as a list of records, as anndata wrote them before 0.7. Categories are codes; {@code uns} holds their
 * names as {@code COLUMN_categories}.
 */
final class H5adRecords extends H5adFrame {

    private final Map<String, HdfType> members;
    private final String index;
    private final Map<?, ?> values;

    H5adRecords(HdfInput input, String path) throws SingleCellFormatException {
        super(input, path);
        members = input.type(path).members();
        values = members.isEmpty() ? null : input.records(path);
        if (values == null) {
            throw input.damaged("\"" + path + "\" is neither a group of columns nor a list of records");
        }
        index = members.keySet().stream().filter(List.of("index", "_index")::contains).findFirst()
            .orElse(members.keySet().iterator().next());
    }

    /** Where the categories of a column would be. */
    static String categoriesPath(String column) {
        return "uns/" + column + "_categories";
    }

    @Override
    String[] names() throws SingleCellFormatException {
        Column names = column(index);
        String[] texts = new String[names.size()];
        Arrays.setAll(texts, row -> names.isMissing(row) ? "" : names.text(row));
        return texts;
    }

    @Override
    int size() {
        return Array.getLength(values.get(index));
    }

    @Override
    List<String> columnNames(LeftOut leftOut) {
        return members.keySet().stream().filter(name -> !name.equals(index)).toList();
    }

    @Override
    ColumnType type(String column) throws SingleCellFormatException {
        ColumnType type = members.get(column).columnType();
        return type == ColumnType.INTEGER && input().hasDataset(categoriesPath(column)) ? ColumnType.CATEGORICAL : type;
    }

    @Override
    List<String> categories(String column) throws SingleCellFormatException {
        return Arrays.asList(ColumnEncoding.texts(input(), categoriesPath(column)));
    }

    @Override
    Column column(String column) throws SingleCellFormatException {
        ColumnType type = type(column);
        Object array = values.get(column);
        int count = Array.getLength(array);
        if (type == ColumnType.TEXT || type == ColumnType.BOOLEAN) {
            List<String> texts = new ArrayList<>(count);
            for (int row = 0; row < count; row++) {
                Object text = Array.get(array, row);
                texts.add(text == null ? "" : text.toString());
            }
            return type == ColumnType.TEXT ? TextColumn.of(texts)
                : BooleanColumn.of(texts.stream().map("TRUE"::equalsIgnoreCase).toList());
        }
        double[] numbers = new double[count];
        Arrays.setAll(numbers, row -> ((Number) Array.get(array, row)).doubleValue());
        if (type == ColumnType.CATEGORICAL) {
            return CategoricalEncoding.column(input(), place(column), categories(column),
                Arrays.stream(numbers).mapToLong(n -> (long) n).toArray());
        }
        return type == ColumnType.INTEGER ? NumericColumn.ofIntegers(numbers) : NumericColumn.of(numbers);
    }
}
