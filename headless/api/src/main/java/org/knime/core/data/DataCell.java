package org.knime.core.data;

import java.io.Serializable;

/** The content of one cell of a table; immutable. */
@SuppressWarnings("serial")
public abstract class DataCell implements DataValue, Serializable {

    public DataCell() {
    }

    public final DataType getType() {
        return DataType.getType(getClass());
    }

    public boolean isMissing() {
        return false;
    }

    protected abstract boolean equalsDataCell(DataCell dc);

    /** Two missing cells are equal; otherwise only cells of the same class can be. */
    @Override
    public final boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof DataCell cell)) {
            return false;
        }
        if (isMissing() || cell.isMissing()) {
            return isMissing() && cell.isMissing();
        }
        return getClass() == cell.getClass() && equalsDataCell(cell);
    }

    @Override
    public abstract int hashCode();

    @Override
    public abstract String toString();
}
