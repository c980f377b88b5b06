package org.screlapse.engine.timepoint;

/**
 * Something that is compared between timepoints.
 *
 * @param name the population, or the score
 * @param kind which of the two it is
 */
public record Measure(String name, Kind kind) {
    /** What is measured in a sample. */
    public enum Kind {
        /** The part of the sample's cells that belongs to a population, 0 to 1. */
        FRACTION("fraction"),
        /** The mean of a score over the sample's cells. */
        SCORE("score");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** A word for tables and messages. */
        public String label() {
            return label;
        }
    }
}
