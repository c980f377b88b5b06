package org.knime.node.parameters.updates;

/** Names a button so that computations can be started by it. */
public interface ButtonReference {}
