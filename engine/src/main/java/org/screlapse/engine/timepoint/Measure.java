package org.screlapse.engine.timepoint;

import java.util.List;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.stats.TestResult;

/**
 * Something that is compared between timepoints.
 *
 * @param name the population, or the score
 * @param kind which of the two it is
 */
public record Measure(String name, Kind kind) {

    /** What a test found of this measure, across patients and not adjusted yet. */
    Finding finding(Contrast contrast, TestResult result) {
        return Finding.of(kind.label(), name, List.of(contrast.reference(), contrast.other()), result);
    }

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
