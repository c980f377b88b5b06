package org.knime.core.data;

/** A row of a table: a key and one cell a column. */
public interface DataRow extends Iterable<DataCell> {

    int getNumCells();

    RowKey getKey();

    DataCell getCell(int index);
}
