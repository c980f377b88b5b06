package org.knime.core.data;

/** A cell without a value; all of them are equal, whatever their error says. */
@SuppressWarnings("serial")
public final class MissingCell extends DataCell implements MissingValue {

    static final MissingCell INSTANCE = new MissingCell(null);

    private static final int HASH = 42;

    private final String error;

    public MissingCell(String error) {
        this.error = error;
    }

    @Override
    public String getError() {
        return error;
    }

    @Override
    public boolean isMissing() {
        return true;
    }

    @Override
    protected boolean equalsDataCell(DataCell dc) {
        return dc instanceof MissingCell;
    }

    @Override
    public int hashCode() {
        return HASH;
    }

    @Override
    public String toString() {
        return "?";
    }
}
