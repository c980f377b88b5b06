package org.screlapse.engine.stats;

import org.apache.commons.statistics.inference.AlternativeHypothesis;

/** The side of the null hypothesis on which a test looks for evidence. */
public enum Alternative {
    /** The effect differs from none, in either direction. */
    TWO_SIDED(AlternativeHypothesis.TWO_SIDED),
    /** The effect is negative: the first sample tends to be smaller, the odds ratio lies below 1. */
    LESS(AlternativeHypothesis.LESS_THAN),
    /** The effect is positive: the first sample tends to be larger, the odds ratio lies above 1. */
    GREATER(AlternativeHypothesis.GREATER_THAN);

    private final AlternativeHypothesis hypothesis;

    Alternative(AlternativeHypothesis hypothesis) {
        this.hypothesis = hypothesis;
    }

    AlternativeHypothesis hypothesis() {
        return hypothesis;
    }
}
