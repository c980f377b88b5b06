package org.screlapse.engine.io.h5ad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfInput;

/**
 * Annotations as anndata's {@code dataframe}: a group of columns, each in a {@link ColumnEncoding}, or, up to anndata
 * 0.7, codes of the categories in {@code __categories}.
 */
final class H5adColumns extends H5adFrame {

    private static final String OLD_CATEGORIES = "__categories";

    private final Set<String> children;
    private final String index;
    private final int size;

    H5adColumns(HdfInput input, String path) throws SingleCellFormatException {
        super(input, path);
        children = new HashSet<>(input.children(path));
        index = index();
        size = Math.toIntExact(ColumnEncoding.of(input, place(index)).size(input, place(index)));
    }

    private String index() throws SingleCellFormatException {
        String named = input().textAttribute(path(), H5adDataFrame.INDEX);
        for (String candidate : named == null ? List.of(H5adDataFrame.INDEX, "index") : List.of(named)) {
            if (ColumnEncoding.of(input(), place(candidate)) != null) {
                return candidate;
            }
        }
        throw input().damaged("\"" + path() + "\" has no list of the names of its rows"
            + (named == null ? "" : ", which should be \"" + named + "\""));
    }

    @Override
    String[] names() throws SingleCellFormatException {
        return ColumnEncoding.texts(input(), place(index));
    }

    @Override
    int size() {
        return size;
    }

    @Override
    List<String> columnNames(LeftOut leftOut) throws SingleCellFormatException {
        List<String> order = input().textsAttribute(path(), H5adDataFrame.ORDER);
        List<String> names = new ArrayList<>(order == null ? input().children(path()) : order);
        names.removeAll(List.of(index, OLD_CATEGORIES));
        List<String> present = new ArrayList<>();
        for (String name : names.stream().distinct().toList()) {
            String folder = name.split("/", 2)[0];
            if (!children.contains(folder)) {
                throw input().damaged("\"" + path() + "\" lists a column \"" + name + "\" that is not there");
            }
            if (!folder.equals(name) && input().hasDataset(place(folder))) {
                leftOut.addSentence("The column \"" + name + "\" of \"" + path() + "\" is not in the file: \"" + folder
                    + "\" took its place, because HDF5 takes \"/\" for a folder; rename one of them and write the file"
                    + " again.");
            } else {
                present.add(name);
            }
        }
        return present;
    }

    @Override
    ColumnType type(String column) throws SingleCellFormatException {
        ColumnEncoding encoding = ColumnEncoding.of(input(), place(column));
        return hasOldCategories(column) ? ColumnType.CATEGORICAL
            : encoding == null ? null : encoding.type(input(), place(column));
    }

    private boolean hasOldCategories(String column) throws SingleCellFormatException {
        return children.contains(OLD_CATEGORIES) && input().hasDataset(oldCategories(column))
            && input().hasDataset(place(column));
    }

    private String oldCategories(String column) {
        return place(OLD_CATEGORIES + "/" + column);
    }

    @Override
    List<String> categories(String column) throws SingleCellFormatException {
        return hasOldCategories(column) ? Arrays.asList(ColumnEncoding.texts(input(), oldCategories(column)))
            : ColumnEncoding.of(input(), place(column)).categories(input(), place(column));
    }

    @Override
    Column column(String column) throws SingleCellFormatException {
        Column values = hasOldCategories(column)
            ? CategoricalEncoding.column(input(), place(column), categories(column),
                input().numbers(place(column)).toLongs())
            : ColumnEncoding.of(input(), place(column)).read(input(), place(column));
        if (values.size() != size) {
            throw input().damaged("\"" + place(column) + "\" has " + values.size() + " entries for " + size + " rows");
        }
        return values;
    }
}
