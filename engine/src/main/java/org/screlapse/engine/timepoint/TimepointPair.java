package org.screlapse.engine.timepoint;

/**
 * Two timepoints to compare.
 *
 * @param reference the earlier one
 * @param later the later one
 */
record TimepointPair(String reference, String later) {}
