package org.screlapse.engine.io.h5ad;

import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfInput;

/**
 * The annotations of the cells ({@code obs}) or of the genes ({@code var}) of an {@code .h5ad} file: a group with a
 * dataset or group for each column, as anndata writes them since 0.7, or one dataset of records, as it did before.
 */
abstract class H5adFrame {

    private final HdfInput input;
    private final String path;

    H5adFrame(HdfInput input, String path) {
        this.input = input;
        this.path = path;
    }

    static H5adFrame open(HdfInput input, String path) throws SingleCellFormatException {
        return input.hasDataset(path) ? new H5adRecords(input, path) : new H5adColumns(input, path);
    }

    final HdfInput input() {
        return input;
    }

    final String path() {
        return path;
    }

    /** Where a column lies. */
    final String place(String column) {
        return path + "/" + column;
    }

    /** Name of each row, as it is in the file: may repeat. */
    abstract String[] names() throws SingleCellFormatException;

    /** Number of rows. */
    abstract int size() throws SingleCellFormatException;

    /** Names of the columns, in their order, without the one of the rows' names. */
    abstract List<String> columnNames(LeftOut leftOut) throws SingleCellFormatException;

    /** What a column holds; null if it is something that cannot be kept. */
    abstract ColumnType type(String column) throws SingleCellFormatException;

    /** The categories of a categorical column. */
    abstract List<String> categories(String column) throws SingleCellFormatException;

    /** A column whose type is known. */
    abstract Column column(String column) throws SingleCellFormatException;

    /**
     * @param leftOut told which columns cannot be kept
     * @return what is known of the columns without their values
     */
    final List<ColumnSummary> summaries(LeftOut leftOut) throws SingleCellFormatException {
        List<ColumnSummary> summaries = new ArrayList<>();
        for (String column : columnNames(leftOut)) {
            ColumnType type = type(column);
            if (type == null || column.isBlank()) {
                leftOut.add(place(column));
            } else {
                summaries.add(
                    new ColumnSummary(column, type, type == ColumnType.CATEGORICAL ? categories(column) : List.of()));
            }
        }
        return summaries;
    }
}
