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

    public DataColumnDomainCreator(DataCell[] values) {
        setValues(values == null ? null : new LinkedHashSet<>(Arrays.asList(values)));
    }

    public DataColumnDomainCreator(DataCell lowerBound, DataCell upperBound) {
        lower = lowerBound;
        upper = upperBound;
    }

    public void setValues(Set<? extends DataCell> newValues) {
        values = newValues == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(newValues));
    }

    public DataColumnDomain createDomain() {
        return new DataColumnDomain(lower, upper, values);
    }
}
