package org.knime.core.data;

/** The name of a row, unique in its table. */
public final class RowKey implements RowKeyValue {

    private final String id;

    public RowKey(String id) {
        if (id == null) {
            throw new NullPointerException("Argument must not be null.");
        }
        this.id = id;
    }

    /** @return the key that KNIME gives the row of an index by default, "Row0", "Row1" … */
    public static RowKey createRowKey(long rowIndex) {
        return new RowKey("Row" + rowIndex);
    }

    @Override
    public String getString() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof RowKeyValue key && key.getString().equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
