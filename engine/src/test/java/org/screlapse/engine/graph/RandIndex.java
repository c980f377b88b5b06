package org.screlapse.engine.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.CategoricalColumn;

/** How well two groupings of the same cells agree. */
final class RandIndex {

    private RandIndex() {
    }

    /** @return the Rand index adjusted for chance (Hubert and Arabie 1985): 1 for equal groupings, 0 for random ones */
    static double adjusted(List<String> truth, CategoricalColumn found) {
        Map<String, Integer> cells = new HashMap<>();
        Map<String, Integer> rows = new HashMap<>();
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < truth.size(); i++) {
            cells.merge(truth.get(i) + "/" + found.text(i), 1, Integer::sum);
            rows.merge(truth.get(i), 1, Integer::sum);
            columns.merge(found.text(i), 1, Integer::sum);
        }
        double together = pairs(cells);
        double expected = pairs(rows) * pairs(columns) / (truth.size() * (truth.size() - 1) / 2.0);
        return (together - expected) / ((pairs(rows) + pairs(columns)) / 2 - expected);
    }

    private static double pairs(Map<String, Integer> counts) {
        return counts.values().stream().mapToDouble(n -> n * (n - 1) / 2.0).sum();
    }
}
