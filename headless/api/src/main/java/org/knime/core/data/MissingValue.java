package org.knime.core.data;

/** The value of a cell that is missing. */
public interface MissingValue extends DataValue {

    /** @return why the value is missing, or null when nothing is known */
    String getError();
}
