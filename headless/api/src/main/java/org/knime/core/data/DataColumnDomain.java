package org.knime.core.data;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** What is known of the values of a column: the set of possible ones, a lower and an upper bound; each may be null. */
public final class DataColumnDomain {

    private static final String LOWER = "lower_bound";
    private static final String UPPER = "upper_bound";
    private static final String VALUES = "possible_values";

    private final DataCell lower;
    private final DataCell upper;
    private final Set<DataCell> values;

    DataColumnDomain(DataCell lower, DataCell upper, Set<DataCell> values) {
        this.lower = lower;
        this.upper = upper;
        this.values = values;
    }

    public Set<DataCell> getValues() {
        return values;
    }

    public boolean hasValues() {
        return values != null;
    }

    public DataCell getLowerBound() {
        return lower;
    }

    public boolean hasLowerBound() {
        return lower != null;
    }

    public DataCell getUpperBound() {
        return upper;
    }

    public boolean hasUpperBound() {
        return upper != null;
    }

    public void save(ConfigWO config) {
        if (hasLowerBound()) {
            config.addDataCell(LOWER, lower);
        }
        if (hasUpperBound()) {
            config.addDataCell(UPPER, upper);
        }
        if (hasValues()) {
            config.addDataCellArray(VALUES, values.toArray(DataCell[]::new));
        }
    }

    public static DataColumnDomain load(ConfigRO config) {
        DataCell[] stored = config.getDataCellArray(VALUES, (DataCell[]) null);
        return new DataColumnDomain(config.getDataCell(LOWER, null), config.getDataCell(UPPER, null),
            stored == null ? null : new LinkedHashSet<>(Arrays.asList(stored)));
    }

    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof DataColumnDomain domain && Objects.equals(lower, domain.lower)
            && Objects.equals(upper, domain.upper) && Objects.equals(values, domain.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(lower, upper, values);
    }

    @Override
    public String toString() {
        return "lower=" + lower + ",upper=" + upper + ",values=" + values;
    }
}
