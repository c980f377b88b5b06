package org.knime.core.data;

/** A value that is true or false. */
public interface BooleanValue extends DataValue {

    boolean getBooleanValue();
}
