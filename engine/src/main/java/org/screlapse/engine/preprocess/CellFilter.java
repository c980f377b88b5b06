package org.screlapse.engine.preprocess;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Assay;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Keeps the cells that match all of some rules, or any of them; or those that do not. Everything known of the cells
 * follows; counts are not copied. Categories that no remaining cell can have leave the annotation of their rule.
 * Immutable.
 */
public final class CellFilter implements Operation<Void> {

    private final List<CellRule> rules;
    private final boolean any;
    private final boolean removing;

    private CellFilter(List<CellRule> rules, boolean any, boolean removing) {
        this.rules = rules;
        this.any = any;
        this.removing = removing;
    }

    /**
     * @param rules the rules, at least one
     * @return keeps the cells that match all rules
     * @throws IllegalArgumentException if there is no rule
     */
    public static CellFilter of(List<CellRule> rules) {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("There is no rule: add at least one.");
        }
        return new CellFilter(List.copyOf(rules), false, false);
    }

    /**
     * @param one whether one rule is enough for a cell to match
     * @return this operation with that choice
     */
    public CellFilter withAnyRule(boolean one) {
        return new CellFilter(rules, one, removing);
    }

    /**
     * @param remove whether the cells that match are removed, and the others kept
     * @return this operation with that choice
     */
    public CellFilter withRemoval(boolean remove) {
        return new CellFilter(rules, any, remove);
    }

    @Override
    public DataSummary describe(DataSummary data) {
        rules.forEach(rule -> rule.check(data));
        DataSummary some = data.withSize(DataSummary.UNKNOWN, data.genes());
        for (CellRule rule : restricting()) {
            ColumnSummary column = some.cellColumn(rule.name()).orElseThrow();
            if (column.type() == ColumnType.CATEGORICAL) {
                some = some.withCellColumn(
                    new ColumnSummary(column.name(), column.type(), rule.restricted(column.categories(), !removing)));
            }
        }
        return some;
    }

    @Override
    public Outcome<Void> apply(SingleCellData data, Run run) {
        rules.forEach(rule -> rule.check(data.summary()));
        Map<String, double[]> genes = geneValues(data, run);
        List<IntPredicate> matchers = rules.stream().map(rule -> rule.isOfGene() ? rule.matcher(genes.get(rule.name()))
            : rule.matcher(data.cells().columns().get(rule.name()))).toList();
        IntPredicate matches = matchers.stream().reduce(any ? IntPredicate::or : IntPredicate::and).orElseThrow();
        int[] kept = IntStream.range(0, data.cells().size()).filter(cell -> matches.test(cell) != removing).toArray();
        run.checkCancelled();
        if (kept.length == 0) {
            throw new IllegalArgumentException("No cell is left: " + whyNone(data));
        }
        SingleCellData some = data.selectCells(kept);
        for (CellRule rule : restricting()) {
            Column column = some.cells().columns().get(rule.name());
            if (column instanceof CategoricalColumn categorical) {
                some = some.withCellColumn(rule.name(), restricted(categorical, rule));
            }
        }
        return Outcome.of(some);
    }

    /** @return the rules on annotations that every remaining cell matches, or that none does */
    private List<CellRule> restricting() {
        return any == removing || rules.size() == 1 ? rules.stream().filter(rule -> !rule.isOfGene()).toList()
            : List.of();
    }

    private CategoricalColumn restricted(CategoricalColumn column, CellRule rule) {
        List<String> categories = rule.restricted(column.categories(), !removing);
        int[] codes = column.categories().stream().mapToInt(categories::indexOf).toArray();
        return CategoricalColumn.of(categories,
            Arrays.stream(column.codes()).map(code -> code < 0 ? -1 : codes[code]).toArray());
    }

    private String whyNone(SingleCellData data) {
        if (rules.size() > 1) {
            return (removing ? "all match " : "none matches ") + (any ? "any" : "all") + " of the rules: "
                + rules.stream().map(rule -> rule.name() + " " + rule.words()).collect(Collectors.joining("; ")) + ".";
        }
        CellRule rule = rules.get(0);
        List<String> categories = rule.isOfGene() ? List.of() : data.cells().columns().get(rule.name()).categories();
        return (removing ? "all have \"" : "none has \"") + rule.name() + "\" " + rule.words()
            + (categories.isEmpty() ? "" : "; the values are " + categories.stream().limit(10).toList()) + ".";
    }

    /** @return for each gene of a rule its value in each cell */
    private Map<String, double[]> geneValues(SingleCellData data, Progress progress) {
        Map<String, double[]> values = new HashMap<>();
        for (CellRule rule : rules) {
            if (rule.isOfGene() && !values.containsKey(rule.name())) {
                values.put(rule.name(), values(data, rule.name(), progress));
            }
        }
        return values;
    }

    private static double[] values(SingleCellData data, String name, Progress progress) {
        Assay assay = data.assays().stream().filter(a -> a.features().names().indexOf(name) >= 0).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("The data have no gene \"" + name
                + "\"; gene names are spelled as " + data.genes().names().asList().stream().limit(3).toList() + "."));
        int feature = assay.features().names().indexOf(name);
        double[] values = new double[data.cells().size()];
        assay.counts().forEachBlock("Reading " + name, progress, cell -> {
            while (cell.next()) {
                int place = Arrays.binarySearch(cell.genes(), 0, cell.length(), feature);
                values[cell.cell()] = place < 0 ? 0 : cell.values()[place];
            }
        });
        return values;
    }
}
