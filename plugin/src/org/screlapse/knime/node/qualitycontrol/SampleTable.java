package org.screlapse.knime.node.qualitycontrol;

import java.util.List;
import org.screlapse.engine.quality.QualityRule;
import org.screlapse.engine.quality.QualityRule.Side;
import org.screlapse.engine.quality.SampleQuality;
import org.screlapse.knime.table.ResultTable;

/** The table of what quality control did to each sample. */
final class SampleTable {

    private SampleTable() {
    }

    static ResultTable<SampleQuality> of(List<QualityRule> rules) {
        ResultTable<SampleQuality> table = new ResultTable<SampleQuality>() //
            .text("Sample", sample -> sample.sample().isEmpty() ? "all cells" : sample.sample()) //
            .count("Cells before", SampleQuality::cells);
        for (int r = 0; r < rules.size(); r++) {
            int rule = r;
            String label = rules.get(r).label();
            table.count("Removed: " + label, sample -> sample.removals().get(rule).cells());
            if (rules.get(r).relative() && rules.get(r).side() != Side.HIGH) {
                table.number("Lower limit: " + label, sample -> finite(sample.removals().get(rule).limits().lower()));
            }
            if (rules.get(r).relative() && rules.get(r).side() != Side.LOW) {
                table.number("Upper limit: " + label, sample -> finite(sample.removals().get(rule).limits().upper()));
            }
        }
        return table.count("Removed", sample -> sample.cells() - sample.kept()).count("Cells left", SampleQuality::kept)
            .number("Fraction left", sample -> (double) sample.kept() / sample.cells());
    }

    /** A limit that does not exist is missing. */
    private static double finite(double limit) {
        return Double.isInfinite(limit) ? Double.NaN : limit;
    }
}
