package org.screlapse.headless.workflow;

/**
 * A line between two nodes.
 *
 * @param source id of the node whose output is taken
 * @param sourcePort its output port; 0 is the flow variable port, data ports start at 1
 * @param target id of the node that takes it
 * @param targetPort its input port, numbered likewise
 */
public record Connection(int source, int sourcePort, int target, int targetPort) {}
