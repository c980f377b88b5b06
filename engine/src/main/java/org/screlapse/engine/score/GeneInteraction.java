package org.screlapse.engine.score;

/**
 * Two genes whose proteins interact; the order does not matter.
 *
 * @param first symbol or identifier of a gene
 * @param second that of the other
 */
public record GeneInteraction(String first, String second) {}
