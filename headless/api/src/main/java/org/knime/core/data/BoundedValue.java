package org.knime.core.data;

/** A value with an order; columns of such a type hold their lower and upper bound in the domain. */
public interface BoundedValue extends DataValue {}
