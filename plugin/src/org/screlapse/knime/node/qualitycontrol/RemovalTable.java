package org.screlapse.knime.node.qualitycontrol;

import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.quality.QualityFilter;
import org.screlapse.engine.quality.QualityRule.Limits;
import org.screlapse.engine.quality.SampleQuality;
import org.screlapse.engine.quality.SampleQuality.Removal;
import org.screlapse.knime.table.ResultTable;

/** The table of what each rule of quality control did to each sample. */
final class RemovalTable {

    /** What a rule did in a sample; without a rule, what all of them did together. */
    record Row(SampleQuality sample, Removal removal) {

        long removed() {
            return removal == null ? sample.cells() - sample.kept() : removal.cells();
        }

        Limits limits() {
            return removal == null ? Limits.NONE : removal.limits();
        }
    }

    static final ResultTable<Row> LAYOUT = new ResultTable<Row>() //
        .text("Sample", row -> row.sample().sample().isEmpty() ? "all cells" : row.sample().sample()) //
        .text("Rule", row -> row.removal() == null ? "all rules" : row.removal().rule().label()) //
        .number("Lower limit", row -> row.limits().lower()) //
        .number("Upper limit", row -> row.limits().upper()) //
        .count("Cells before", row -> row.sample().cells()) //
        .count("Removed", Row::removed) //
        .count("Removed by this rule only", row -> row.removal() == null ? -1 : row.removal().only()) //
        .count("Predicted doublets", row -> row.removal() == null ? row.sample().doublets() : -1) //
        .count("Cells left", row -> row.removal() == null ? row.sample().kept() : -1) //
        .number("Fraction left",
            row -> row.removal() == null ? (double) row.sample().kept() / row.sample().cells() : Double.NaN);

    private RemovalTable() {
    }

    static List<Row> rows(QualityFilter.Result result) {
        List<Row> rows = new ArrayList<>();
        for (SampleQuality sample : result.samples()) {
            sample.removals().forEach(removal -> rows.add(new Row(sample, removal)));
            rows.add(new Row(sample, null));
        }
        return rows;
    }
}
