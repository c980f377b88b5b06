package org.screlapse.engine.io.h5ad;

import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.CompoundDataType.CompoundDataMember;
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
import org.screlapse.engine.io.hdf5.HdfColumn;
import org.screlapse.engine.io.hdf5.HdfInput;

/**
 * Annotations as a list of records, as anndata wrote them before 0.7. Categories are codes; {@code uns} holds their
 * names as {@code COLUMN_categories}.
 */
final class H5adRecords extends H5adFrame {

    private final List<CompoundDataMember> members;
    private final String index;
    private final Map<?, ?> values;

    H5adRecords(HdfInput input, String path) throws SingleCellFormatException {
        super(input, path);
        if (!(input.type(path) instanceof CompoundDataType type) || type.getMembers().isEmpty()
            || !(input.data(path) instanceof Map<?, ?> map)) {
            throw input.damaged("\"" + path + "\" is neither a group of columns nor a list of records");
        }
        members = type.getMembers();
        values = map;
        index = members.stream().map(CompoundDataMember::getName).filter(List.of("index", "_index")::contains)
            .findFirst().orElse(members.get(0).getName());
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
    List<String> columnNames() {
        return members.stream().map(CompoundDataMember::getName).filter(name -> !name.equals(index)).toList();
    }

    @Override
    ColumnType type(String column) throws SingleCellFormatException {
        CompoundDataMember member = members.stream().filter(m -> m.getName().equals(column)).findFirst().orElseThrow();
        ColumnType type = HdfColumn.type(member.getDataType());
        return type == ColumnType.INTEGER && input().hasDataset(categoriesPath(column)) ? ColumnType.CATEGORICAL : type;
    }

    @Override
    List<String> categories(String column) throws SingleCellFormatException {
        return Arrays.asList(HdfColumn.texts(input(), categoriesPath(column)));
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
            return categorical(column, categories(column), Arrays.stream(numbers).mapToLong(n -> (long) n).toArray());
        }
        return type == ColumnType.INTEGER ? NumericColumn.ofIntegers(numbers) : NumericColumn.of(numbers);
    }
}
