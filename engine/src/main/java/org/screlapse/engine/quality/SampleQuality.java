package org.screlapse.engine.quality;

import java.util.List;

/**
 * What quality control did to a sample.
 *
 * @param sample its name; empty if the cells were not divided into samples
 * @param cells number of cells before
 * @param kept number of cells left
 * @param doublets number of cells before that are predicted to be doublets, −1 where they were not looked for
 * @param removals for each rule what it did; a cell may break several rules
 */
public record SampleQuality(String sample, int cells, int kept, int doublets, List<Removal> removals) {

    /**
     * What a rule did in a sample.
     *
     * @param rule the rule
     * @param limits the range of numbers that it left
     * @param cells number of cells that break it
     * @param only number of cells that break no other rule
     */
    public record Removal(QualityRule rule, QualityRule.Limits limits, int cells, int only) {}
}
