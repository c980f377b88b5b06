package org.knime.core.data;

/** A value that is a 32-bit integer. */
public interface IntValue extends DataValue {

    int getIntValue();
}
