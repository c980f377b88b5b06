package org.knime.core.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Builds a {@link DataColumnDomain}; the possible values keep their order. */
public class DataColumnDomainCreator {

    private Set<DataCell> values;
    private DataCell lower;
    private DataCell upper;

    public DataColumnDomainCreator() {
    }

    public DataColumnDomainCreator(final DataColumnDomain copyFrom) {
        setValues(copyFrom.getValues());
        lower = copyFrom.getLowerBound();
        upper = copyFrom.getUpperBound();
    }

    public DataColumnDomainCreator(final Set<? extends DataCell> values) {
        setValues(values);
    }

    public DataColumnDomainCreator(final DataCell[] values) {
        setValues(values == null ? null : new LinkedHashSet<>(Arrays.asList(values)));
    }

    public DataColumnDomainCreator(final DataCell lowerBound, final DataCell upperBound) {
        lower = lowerBound;
        upper = upperBound;
    }

    public void setValues(final Set<? extends DataCell> newValues) {
        values = newValues == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(newValues));
    }

    public void setLowerBound(final DataCell newLower) {
        lower = newLower;
    }

    public void setUpperBound(final DataCell newUpper) {
        upper = newUpper;
    }

    public DataColumnDomain createDomain() {
        return new DataColumnDomain(lower, upper, values);
    }
}
