package org.knime.core.data;

/** A value that has a text. */
public interface StringValue extends DataValue {

    String getStringValue();
}
