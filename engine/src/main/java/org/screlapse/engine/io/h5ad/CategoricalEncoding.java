package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.Hdf5Dataset;
import org.screlapse.engine.io.hdf5.Hdf5Group;
import org.screlapse.engine.io.hdf5.Hdf5Type;
import org.screlapse.engine.io.hdf5.HdfInput;

/**
 * {@code categorical}: {@code categories}, and for each row the {@code codes} of its category, −1 for none. Texts of
 * which some are missing are written so too, as anndata does that could not mask texts before 0.12.
 */
final class CategoricalEncoding extends ColumnEncoding {

    private static final String CODES = "/codes";
    private static final String CATEGORIES = "/categories";

    @Override
    ColumnType type(HdfInput input, String path) throws SingleCellFormatException {
        return input.children(path).containsAll(List.of("codes", "categories")) ? ColumnType.CATEGORICAL : null;
    }

    @Override
    long size(HdfInput input, String path) throws SingleCellFormatException {
        return input.numbers(path + CODES).length();
    }

    @Override
    List<String> categories(HdfInput input, String path) throws SingleCellFormatException {
        return Arrays.asList(texts(input, path + CATEGORIES));
    }

    @Override
    Column read(HdfInput input, String path) throws SingleCellFormatException {
        return column(input, path, categories(input, path), input.numbers(path + CODES).toLongs());
    }

    /** A column of codes that are checked. */
    static CategoricalColumn column(HdfInput input, String path, List<String> categories, long[] codes)
        throws SingleCellFormatException {
        int[] checked = new int[codes.length];
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] < -1 || codes[row] >= categories.size()) {
                throw input.damaged("\"" + path + "\" has the category code " + codes[row] + " in row " + (row + 1)
                    + ", but " + categories.size() + " categories");
            }
            checked[row] = (int) codes[row];
        }
        try {
            return CategoricalColumn.of(categories, checked);
        } catch (IllegalArgumentException e) {
            throw SingleCellFormatException.about(input.file(),
                "is damaged: the categories of \"" + path + "\" are not unique.", e);
        }
    }

    @Override
    boolean holds(Column column) {
        return column.type() == ColumnType.CATEGORICAL || column.type() == ColumnType.TEXT;
    }

    @Override
    void writeColumn(Hdf5Group frame, String name, Column column) throws IOException {
        CategoricalColumn categorical = column instanceof CategoricalColumn c ? c : categorical(column);
        Hdf5Group group = Encoding.mark(frame.group(name), "categorical", "0.2.0");
        group.attribute("ordered", false);
        ArrayEncoding.writeTexts(group, "categories", categorical.categories());
        // as pandas: the smallest type that holds all codes
        int count = categorical.categories().size();
        Hdf5Type type = count <= Byte.MAX_VALUE + 1 ? Hdf5Type.INT8
            : count <= Short.MAX_VALUE + 1 ? Hdf5Type.INT16 : Hdf5Type.INT32;
        Hdf5Dataset codes = Encoding.mark(group.dataset("codes", type), "array", "0.2.0");
        for (int code : categorical.codes()) {
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

    private static CategoricalColumn categorical(Column texts) {
        TreeSet<String> distinct = new TreeSet<>();
        for (int row = 0; row < texts.size(); row++) {
            if (!texts.isMissing(row)) {
                distinct.add(texts.text(row));
            }
        }
        Map<String, Integer> places = new HashMap<>();
        distinct.forEach(text -> places.put(text, places.size()));
        int[] codes = new int[texts.size()];
        Arrays.setAll(codes, row -> texts.isMissing(row) ? -1 : places.get(texts.text(row)));
        return CategoricalColumn.of(List.copyOf(distinct), codes);
    }
}
