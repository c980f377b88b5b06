package org.screlapse.engine.graph;

/** How the distance of two cells is measured. */
public enum Metric {
    /** Length of the straight line between them. */
    EUCLIDEAN,
    /** 1 − cosine of the angle between them as seen from the origin, 0 to 2; 1 where a cell lies at the origin. */
    COSINE
}
