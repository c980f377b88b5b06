package org.screlapse.engine.io.h5ad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfColumn;
import org.screlapse.engine.io.hdf5.HdfInput;

/**
 * Annotations as a group of columns. A column is a dataset (numbers, true and false, texts, or, up to anndata 0.7,
 * codes of the categories in {@code __categories}), or a group: {@code codes} and {@code categories}, or {@code values}
 * and a {@code mask} of what is missing.
 */
final class H5adColumns extends H5adFrame {

    private static final String OLD_CATEGORIES = "__categories";

    private final List<String> children;
    private final String index;
    private final int size;

    H5adColumns(HdfInput input, String path) throws SingleCellFormatException {
        super(input, path);
        children = input.children(path);
        index = index();
        size = Math.toIntExact(input.dimensions(path + "/" + index)[0]);
    }

    private String index() throws SingleCellFormatException {
        String named = input().textAttribute(path(), "_index");
        for (String candidate : named == null ? List.of("_index", "index") : List.of(named)) {
            if (input().hasDataset(path() + "/" + candidate)
                && input().dimensions(path() + "/" + candidate).length == 1) {
                return candidate;
            }
        }
        throw input().damaged("\"" + path() + "\" has no list of the names of its rows"
            + (named == null ? "" : ", which should be \"" + named + "\""));
    }

    @Override
    String[] names() throws SingleCellFormatException {
        return HdfColumn.texts(input(), path() + "/" + index);
    }

    @Override
    int size() {
        return size;
    }

    @Override
    List<String> columnNames() throws SingleCellFormatException {
        List<String> order = input().textsAttribute(path(), "column-order");
        List<String> names = new ArrayList<>(order == null ? children : order);
        names.removeAll(List.of(index, OLD_CATEGORIES));
        for (String name : names) {
            if (!children.contains(name.split("/")[0])) {
                throw input().damaged("\"" + path() + "\" lists a column \"" + name + "\" that is not there");
            }
        }
        return names.stream().distinct().toList();
    }

    @Override
    ColumnType type(String column) throws SingleCellFormatException {
        String place = path() + "/" + column;
        if (!input().hasDataset(place)) {
            List<String> parts = input().children(place);
            if (parts.containsAll(List.of("codes", "categories"))) {
                return ColumnType.CATEGORICAL;
            }
            return parts.containsAll(List.of("values", "mask")) ? HdfColumn.type(input(), place + "/values") : null;
        }
        return hasOldCategories(column) ? ColumnType.CATEGORICAL : HdfColumn.type(input(), place);
    }

    private boolean hasOldCategories(String column) throws SingleCellFormatException {
        return children.contains(OLD_CATEGORIES) && input().hasDataset(oldCategories(column));
    }

    private String oldCategories(String column) {
        return path() + "/" + OLD_CATEGORIES + "/" + column;
    }

    @Override
    List<String> categories(String column) throws SingleCellFormatException {
        return Arrays.asList(HdfColumn.texts(input(),
            hasOldCategories(column) ? oldCategories(column) : path() + "/" + column + "/categories"));
    }

    @Override
    Column column(String column) throws SingleCellFormatException {
        String place = path() + "/" + column;
        if (type(column) == ColumnType.CATEGORICAL) {
            String codes = input().hasDataset(place) ? place : place + "/codes";
            return requireSize(column, categorical(column, categories(column), input().numbers(codes).toLongs()));
        }
        if (input().hasDataset(place)) {
            return requireSize(column, HdfColumn.values(input(), place, null));
        }
        double[] mask = input().numbers(place + "/mask").toDoubles();
        Column values = HdfColumn.values(input(), place + "/values", mask);
        if (mask.length != values.size()) {
            throw input().damaged("\"" + place + "\" has " + values.size() + " values, but a mask of " + mask.length);
        }
        return requireSize(column, values);
    }
}
