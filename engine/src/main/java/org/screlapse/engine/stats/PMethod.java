package org.screlapse.engine.stats;

/** How a test arrived at its p-value. */
public enum PMethod {
    /** From the exact distribution of the statistic. */
    EXACT("exact"),
    /** From the normal approximation, with continuity and tie correction. */
    NORMAL("normal approximation"),
    /** From the distribution that the statistic has under the null hypothesis: t, F or chi-squared. */
    DISTRIBUTION("distribution of the statistic"),
    /** There was nothing to test: p is NaN. */
    NONE("not tested");

    private final String label;

    PMethod(String label) {
        this.label = label;
    }

    /** A few words for tables and messages. */
    public String label() {
        return label;
    }
}
