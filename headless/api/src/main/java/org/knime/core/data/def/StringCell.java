package org.knime.core.data.def;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.NominalValue;
import org.knime.core.data.StringValue;

/** A text, possibly empty. */
@SuppressWarnings("serial")
public final class StringCell extends DataCell implements StringValue, NominalValue {

    public static final DataType TYPE = DataType.getType(StringCell.class);

    private final String text;

    public StringCell(String text) {
        if (text == null) {
            throw new NullPointerException("String value can't be null.");
        }
        this.text = text;
    }

    @Override
    public String getStringValue() {
        return text;
    }

    @Override
    protected boolean equalsDataCell(DataCell dc) {
        return ((StringCell) dc).text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
