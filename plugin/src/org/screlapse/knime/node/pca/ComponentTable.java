package org.screlapse.knime.node.pca;

import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.embed.PcaResult;
import org.screlapse.knime.table.ResultTable;

/** The table of the components. */
final class ComponentTable {

    static final ResultTable<Row> LAYOUT = new ResultTable<Row>() //
        .text("Component", row -> "PC" + row.number()) //
        .number("Standard deviation", row -> Math.sqrt(row.variance())) //
        .number("Variance", Row::variance) //
        .number("Variance ratio", Row::ratio) //
        .number("Cumulative ratio", Row::cumulative) //
        .text("Before the elbow", row -> row.beforeElbow() ? "yes" : "no");

    private ComponentTable() {
    }

    /** A component: its number from 1, its variance, and the part of all variance that it explains. */
    record Row(int number, double variance, double ratio, double cumulative, boolean beforeElbow) {}

    static List<Row> rows(PcaResult result) {
        List<Row> rows = new ArrayList<>();
        double cumulative = 0;
        for (int k = 0; k < result.components(); k++) {
            cumulative += result.varianceRatio()[k];
            rows.add(new Row(k + 1, result.variance()[k], result.varianceRatio()[k], cumulative, k < result.elbow()));
        }
        return rows;
    }
}
