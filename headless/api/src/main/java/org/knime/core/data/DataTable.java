package org.knime.core.data;

/** A table: a spec, and rows that can be run over any number of times. */
public interface DataTable extends Iterable<DataRow> {

    DataTableSpec getDataTableSpec();

    @Override
    RowIterator iterator();
}
