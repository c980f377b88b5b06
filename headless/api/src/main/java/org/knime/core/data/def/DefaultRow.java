package org.knime.core.data.def;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;

/** A row that holds its cells in memory. */
public class DefaultRow implements DataRow {

    private final RowKey key;
    private final DataCell[] cells;

    public DefaultRow(RowKey rowKey, DataCell... row) {
        if (rowKey == null) {
            throw new NullPointerException("Row ID must not be null!");
        }
        if (row == null) {
            throw new NullPointerException("Row array must not be null!");
        }
        key = rowKey;
        cells = row.clone();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                throw new NullPointerException("Cell at index " + i + " is null!");
            }
        }
    }

    public DefaultRow(String rowId, DataCell... row) {
        this(new RowKey(rowId), row);
    }

    public DefaultRow(RowKey rowKey, List<DataCell> row) {
        this(rowKey, row.toArray(DataCell[]::new));
    }

    public DefaultRow(String rowId, List<DataCell> row) {
        this(new RowKey(rowId), row);
    }

    public DefaultRow(RowKey rowKey, double... row) {
        this(rowKey, Arrays.stream(row).mapToObj(DoubleCell::new).toArray(DataCell[]::new));
    }

    public DefaultRow(String rowId, double... row) {
        this(new RowKey(rowId), row);
    }

    public DefaultRow(RowKey rowKey, int... row) {
        this(rowKey, Arrays.stream(row).mapToObj(IntCell::new).toArray(DataCell[]::new));
    }

    public DefaultRow(String rowId, int... row) {
        this(new RowKey(rowId), row);
    }

    public DefaultRow(RowKey rowKey, String... row) {
        this(rowKey, Arrays.stream(row).map(StringCell::new).toArray(DataCell[]::new));
    }

    public DefaultRow(String rowId, String... row) {
        this(new RowKey(rowId), row);
    }

    /** A row of the same cells under another key. */
    public DefaultRow(RowKey key, DataRow row) {
        this(key, IntStream.range(0, row.getNumCells()).mapToObj(row::getCell).toArray(DataCell[]::new));
    }

    public DefaultRow(String rowId, DataRow row) {
        this(new RowKey(rowId), row);
    }

    @Override
    public final int getNumCells() {
        return cells.length;
    }

    @Override
    public final RowKey getKey() {
        return key;
    }

    @Override
    public final DataCell getCell(int index) {
        return cells[index];
    }

    @Override
    public Iterator<DataCell> iterator() {
        return List.of(cells).iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other == this
            || other instanceof DataRow row && row.getKey().equals(key) && row.getNumCells() == cells.length
                && IntStream.range(0, cells.length).allMatch(i -> row.getCell(i).equals(cells[i]));
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key + Arrays.stream(cells).map(DataCell::toString).collect(Collectors.joining(", ", ": (", ")"));
    }
}
