package org.knime.core.data;

/** A value of a set; columns of such a type list their possible values in the domain. */
public interface NominalValue extends DataValue {}
