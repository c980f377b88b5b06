package org.screlapse.engine.cohort;

/**
 * What is compared with what: two levels of one factor.
 *
 * @param factor the annotation that tells the levels, such as the timepoint or the treatment
 * @param reference the level that others are compared with, such as diagnosis or untreated
 * @param other the level compared with it, such as relapse or treated
 */
public record Contrast(String factor, String reference, String other) {}
