package org.knime.core.data;

/** A value that is a 64-bit integer. */
public interface LongValue extends DataValue {

    long getLongValue();
}
