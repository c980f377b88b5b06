package org.screlapse.engine.expression;

/** What the values of a matrix are, and so what has to be done before cells can be compared. */
public enum ValueScale {
    /**
     * Found out from the values: whole numbers that are not negative are counts; others are taken as log-normalized,
     * unless they reach beyond what logarithms can, and are then taken as corrected counts. Whenever the values are not
     * whole, a warning says what was assumed.
     */
    AUTOMATIC,
    /** Counts of molecules, also fractional ones (after removal of ambient RNA, say): they are normalized. */
    COUNTS,
    /** Normalized and log-transformed already: they are used as they are. */
    LOG_NORMALIZED
}
