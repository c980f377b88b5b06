package org.screlapse.engine.preprocess;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;

/**
 * Keeps the cells whose value of an annotation is one of some, matches a pattern, lies in a range, or is missing; or
 * those where it does not. A cell without a value matches neither values nor pattern nor range. Everything known of the
 * cells follows; counts are not copied. Of the annotation itself only the categories that may be left stay.
 *
 * <p>
 * Immutable.
 */
public final class CellSubset {

    private final String column;
    private final Condition condition;
    private final boolean keepingMatches;

    private CellSubset(String column, Condition condition, boolean keepingMatches) {
        this.column = column;
        this.condition = condition;
        this.keepingMatches = keepingMatches;
    }

    /**
     * What matches.
     *
     * @param text tells of a value as text whether it matches; null where numbers are compared
     * @param number the same of a number
     * @param missing whether a missing value matches
     * @param words what it is, to follow the name of the annotation
     */
    private record Condition(Predicate<String> text, DoublePredicate number, boolean missing, String words) {

        boolean matches(Column annotation, int cell) {
            if (annotation.isMissing(cell)) {
                return missing;
            }
            return text == null ? number.test(((NumericColumn) annotation).value(cell))
                : text.test(annotation.text(cell));
        }
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
        return new CellSubset(column,
            new Condition(Set.copyOf(values)::contains, null, false, String.join(" or ", values)), true);
    }

    /**
     * @param column name of a cell annotation
     * @param pattern what its values in the cells to keep are like: * stands for any characters, ? for any one
     * @return the operation
     * @throws IllegalArgumentException if the pattern is empty
     */
    public static CellSubset ofPattern(String column, String pattern) {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("The pattern for \"" + column + "\" is empty: give a value such as P1,"
                + " or P* for all that begin with P.");
        }
        Pattern regex =
            Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), Pattern.DOTALL);
        return new CellSubset(column, new Condition(regex.asMatchPredicate(), null, false, "like " + pattern), true);
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
            throw new IllegalArgumentException(
                "The range from " + lowest + " to " + highest + " of \"" + column + "\" is empty.");
        }
        return new CellSubset(column, new Condition(null, value -> value >= lowest && value <= highest, false,
            "between " + lowest + " and " + highest), true);
    }

    /**
     * @param column name of a cell annotation
     * @return the operation that keeps the cells whose value is missing
     */
    public static CellSubset ofMissing(String column) {
        return new CellSubset(column, new Condition(value -> false, null, true, "missing"), true);
    }

    /** @return the operation that keeps the cells that this one removes */
    public CellSubset inverted() {
        return new CellSubset(column, condition, !keepingMatches);
    }

    /**
     * @param data cells with the annotation
     * @return the cells to keep
     * @throws IllegalArgumentException if the annotation is not there or holds no numbers where a range is given, or if
     *             no cell is kept
     */
    public SingleCellData apply(SingleCellData data) {
        Column annotation = data.cells().column(column).orElseThrow(() -> new IllegalArgumentException(
            "The cells have no annotation \"" + column + "\"; they have " + data.cells().columns().keySet() + "."));
        if (condition.text == null && !(annotation instanceof NumericColumn)) {
            throw new IllegalArgumentException("The annotation \"" + column
                + "\" holds no numbers, so that no range can be chosen: choose values of it instead.");
        }
        int[] kept = IntStream.range(0, annotation.size())
            .filter(cell -> condition.matches(annotation, cell) == keepingMatches).toArray();
        if (kept.length == 0) {
            throw new IllegalArgumentException("No cell is left: " + (keepingMatches ? "none has \"" : "all have \"")
                + column + "\" " + condition.words + (annotation instanceof CategoricalColumn categorical
                    ? "; the values are " + categorical.categories().stream().limit(10).toList() : "")
                + ".");
        }
        SingleCellData some = data.selectCells(kept);
        return annotation instanceof CategoricalColumn
            ? some.withCellColumn(column, restricted((CategoricalColumn) some.cells().column(column).orElseThrow()))
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

    private List<String> restricted(List<String> categories) {
        return condition.text == null ? categories
            : categories.stream().filter(c -> condition.text.test(c) == keepingMatches).toList();
    }

    private CategoricalColumn restricted(CategoricalColumn annotation) {
        List<String> categories = restricted(annotation.categories());
        int[] newCodes = new int[annotation.categories().size()];
        Arrays.setAll(newCodes, code -> categories.indexOf(annotation.categories().get(code)));
        return CategoricalColumn.of(categories,
            Arrays.stream(annotation.codes()).map(code -> code < 0 ? -1 : newCodes[code]).toArray());
    }
}
