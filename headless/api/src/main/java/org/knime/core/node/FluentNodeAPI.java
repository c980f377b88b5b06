package org.knime.core.node;

/** Marks the interfaces that make up the fluent description of a node. */
public interface FluentNodeAPI {}
