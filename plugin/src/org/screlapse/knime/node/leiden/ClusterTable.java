package org.screlapse.knime.node.leiden;

import java.util.List;
import java.util.stream.IntStream;
import org.screlapse.engine.graph.LeidenResult;
import org.screlapse.knime.table.ResultTable;

/** The table of the clusters. */
final class ClusterTable {

    static final ResultTable<Row> LAYOUT = new ResultTable<Row>() //
        .text("Annotation", row -> row.clustering().annotation()) //
        .number("Resolution", row -> row.clustering().resolution()) //
        .text("Cluster", row -> Integer.toString(row.number())) //
        .count("Cells", Row::cells) //
        .number("Fraction", row -> (double) row.cells() / row.clustering().clusters().length) //
        .number("Quality of the clustering", row -> row.clustering().quality());

    private ClusterTable() {
    }

    /** A cluster, its number and size, and the clustering it belongs to. */
    record Row(LeidenResult clustering, int number, int cells) {}

    static List<Row> rows(List<LeidenResult> clusterings) {
        return clusterings.stream().flatMap(clustering -> {
            int[] sizes = clustering.sizes();
            return IntStream.range(0, sizes.length).mapToObj(number -> new Row(clustering, number, sizes[number]));
        }).toList();
    }
}
