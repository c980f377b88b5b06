package org.knime.node.parameters.updates;

/**
 * Names a field so that others can refer to it; implemented by an empty class or interface a field.
 *
 * @param <V> the type of the field
 */
public interface ParameterReference<V> {}
