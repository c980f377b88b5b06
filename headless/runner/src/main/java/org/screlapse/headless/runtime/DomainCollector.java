package org.screlapse.headless.runtime;

import java.util.LinkedHashSet;
import java.util.Set;

import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.NominalValue;

/**
 * Learns the domains of a table while it is written: the values of nominal columns in the order of their appearance, as
 * long as there are at most 60, and the least and greatest value of bounded columns; missing and NaN do not count.
 */
final class DomainCollector {

    /** KNIME's default limit. */
    private static final int MAX_VALUES = 60;

    private final DataTableSpec spec;
    private final Column[] columns;

    DomainCollector(DataTableSpec spec, boolean initDomain) {
        this.spec = spec;
        columns = new Column[spec.getNumColumns()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column(spec.getColumnSpec(i), initDomain);
        }
    }

    void add(DataRow row) {
        for (int i = 0; i < columns.length; i++) {
            DataCell cell = row.getCell(i);
            if (!cell.isMissing()) {
                columns[i].add(cell);
            }
        }
    }

    DataTableSpec finish() {
        DataColumnSpec[] result = new DataColumnSpec[columns.length];
        for (int i = 0; i < columns.length; i++) {
            DataColumnSpecCreator creator = new DataColumnSpecCreator(spec.getColumnSpec(i));
            creator.setDomain(columns[i].domain());
            result[i] = creator.createSpec();
        }
        return new DataTableSpec(spec.getName(), result);
    }

    private static final class Column {

        private final boolean bounded;
        private final Set<DataCell> given;
        private Set<DataCell> values;
        private DataCell lower;
        private DataCell upper;

        Column(DataColumnSpec spec, boolean initDomain) {
            bounded = spec.getType().isCompatible(BoundedValue.class);
            values = spec.getType().isCompatible(NominalValue.class) ? new LinkedHashSet<>() : null;
            DataColumnDomain domain = spec.getDomain();
            given = initDomain ? domain.getValues() : null;
            if (values != null && given != null) {
                values.addAll(given);
            }
            lower = initDomain ? domain.getLowerBound() : null;
            upper = initDomain ? domain.getUpperBound() : null;
        }

        void add(DataCell cell) {
            // values known beforehand may be more than the limit; only new ones can break it
            if (values != null && values.add(cell) && values.size() > MAX_VALUES) {
                values = null;
            }
            if (bounded && !(cell instanceof DoubleValue d && Double.isNaN(d.getDoubleValue()))) {
                if (lower == null || compare(cell, lower) < 0) {
                    lower = cell;
                }
                if (upper == null || compare(cell, upper) > 0) {
                    upper = cell;
                }
            }
        }

        private static int compare(DataCell a, DataCell b) {
            if (a instanceof LongValue x && b instanceof LongValue y) {
                return Long.compare(x.getLongValue(), y.getLongValue());
            }
            return Double.compare(((DoubleValue) a).getDoubleValue(), ((DoubleValue) b).getDoubleValue());
        }

        DataColumnDomain domain() {
            DataColumnDomainCreator creator = new DataColumnDomainCreator(lower, upper);
            creator.setValues(values);
            return creator.createDomain();
        }
    }
}
