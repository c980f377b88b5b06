package org.knime.core.data;

/** Something a cell can hold; the interfaces that extend it say what can be asked of the cell. */
public interface DataValue {}
