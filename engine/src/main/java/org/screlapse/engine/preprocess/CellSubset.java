package org.screlapse.engine.preprocess;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;

/**
 * Keeps the cells whose value of an annotation is one of some, or lies in a range; or those where it does not. A cell
 * without a value matches neither values nor range. Everything known of the cells follows; counts are not copied. Of
 * the annotation itself only the categories that may be left stay.
 *
 * <p>Immutable.
 */
public final class CellSubset {

    private final String column;
    private final Set<String> values;
    private final double lowest;
    private final double highest;
    private final boolean keepingMatches;

    private CellSubset(String column, Set<String> values, double lowest, double highest, boolean keepingMatches) {
        this.column = column;
        this.values = values;
        this.lowest = lowest;
        this.highest = highest;
        this.keepingMatches = keepingMatches;
    }

    /**
     * @param column name of a cell annotation
     * @param values its values in the cells to keep, as text, at least one
     * @return the operation
     * @throws IllegalArgumentException if there is no value
     */
    public static CellSubset ofValues(String column, List<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("No value of \"" + column + "\" is chosen: choose at least one.");
        }
        return new CellSubset(column, new LinkedHashSet<>(values), Double.NaN, Double.NaN, true);
    }

    /**
     * @param column name of a cell annotation that holds numbers
     * @param lowest the least that the cells to keep have, −∞ for any
     * @param highest the most that they have, ∞ for any
     * @return the operation
     * @throws IllegalArgumentException if the range is empty
     */
    public static CellSubset ofRange(String column, double lowest, double highest) {
        if (!(lowest <= highest)) {
            throw new IllegalArgumentException("The range from " + lowest + " to " + highest + " of \"" + column
                + "\" is empty.");
        }
        return new CellSubset(column, null, lowest, highest, true);
    }

    /** @return the operation that keeps the cells that this one removes */
    public CellSubset inverted() {
        return new CellSubset(column, values, lowest, highest, !keepingMatches);
    }

    /**
     * @param data cells with the annotation
     * @return the cells to keep
     * @throws IllegalArgumentException if the annotation is not there or holds no numbers where a range is given, or if
     *         no cell is kept
     */
    public SingleCellData apply(SingleCellData data) {
        Column annotation = data.cells().column(column).orElseThrow(() -> new IllegalArgumentException(
            "The cells have no annotation \"" + column + "\"; they have " + data.cells().columns().keySet() + "."));
        if (values == null && !(annotation instanceof NumericColumn)) {
            throw new IllegalArgumentException("The annotation \"" + column
                + "\" holds no numbers, so that no range can be chosen: choose values of it instead.");
        }
        int[] kept = IntStream.range(0, annotation.size())
            .filter(cell -> matches(annotation, cell) == keepingMatches).toArray();
        if (kept.length == 0) {
            throw new IllegalArgumentException("No cell is left: " + (keepingMatches ? "none has " : "all have ")
                + condition() + (annotation instanceof CategoricalColumn categorical ? "; the values are "
                    + categorical.categories().stream().limit(10).toList() : "") + ".");
        }
        SingleCellData some = data.selectCells(kept);
        return annotation instanceof CategoricalColumn
            ? some.withCellColumn(column, restricted((CategoricalColumn)some.cells().column(column).orElseThrow()))
            : some;
    }

    /**
     * @param data what is known of the data
     * @return what is known of the result
     */
    public DataSummary describe(DataSummary data) {
        DataSummary some = data.withSize(DataSummary.UNKNOWN, data.genes());
        return data.cellColumn(column).filter(c -> c.type() == ColumnType.CATEGORICAL)
            .map(c -> some.withCellColumn(new ColumnSummary(column, c.type(), restricted(c.categories()))))
            .orElse(some);
    }

    private boolean matches(Column annotation, int cell) {
        if (annotation.isMissing(cell)) {
            return false;
        }
        if (values == null) {
            double value = ((NumericColumn)annotation).value(cell);
            return value >= lowest && value <= highest;
        }
        return values.contains(annotation.text(cell));
    }

    private String condition() {
        if (values != null) {
            return "\"" + column + "\" " + String.join(" or ", values);
        }
        return "\"" + column + "\" between " + lowest + " and " + highest;
    }

    private List<String> restricted(List<String> categories) {
        return values == null ? categories
            : categories.stream().filter(c -> values.contains(c) == keepingMatches).toList();
    }

    private CategoricalColumn restricted(CategoricalColumn annotation) {
        List<String> categories = restricted(annotation.categories());
        int[] newCodes = new int[annotation.categories().size()];
        Arrays.setAll(newCodes, code -> categories.indexOf(annotation.categories().get(code)));
        return CategoricalColumn.of(categories,
            Arrays.stream(annotation.codes()).map(code -> code < 0 ? -1 : newCodes[code]).toArray());
    }
}
