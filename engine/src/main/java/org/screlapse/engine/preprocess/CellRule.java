package org.screlapse.engine.preprocess;

import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;

/**
 * Which cells match by an annotation or by the value of a gene. A cell without a value matches only the rule that asks
 * for missing values. Immutable.
 */
public final class CellRule {

    /** How a number is compared with a limit. */
    public enum Comparison {
        /** Larger than the limit. */
        GREATER(">"),
        /** The limit or larger. */
        AT_LEAST("≥"),
        /** Smaller than the limit. */
        LESS("<"),
        /** The limit or smaller. */
        AT_MOST("≤"),
        /** The limit itself. */
        EQUAL("=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        boolean test(double value, double limit) {
            return switch (this) {
                case GREATER -> value > limit;
                case AT_LEAST -> value >= limit;
                case LESS -> value < limit;
                case AT_MOST -> value <= limit;
                case EQUAL -> value == limit;
            };
        }
    }

    private enum Kind {
        TEXT, NUMBER, MISSING, GENE
    }

    private final Kind kind;
    private final String name;
    private final Predicate<String> text;
    private final DoublePredicate number;
    /** Values to choose from; null where it is not about some values. */
    private final List<String> values;
    private final String words;

    private CellRule(Kind kind, String name, Predicate<String> text, DoublePredicate number, List<String> values,
        String words) {
        this.kind = kind;
        this.name = name;
        this.text = text;
        this.number = number;
        this.values = values;
        this.words = words;
    }

    /**
     * @param column name of a cell annotation
     * @param values its values that match, as text, at least one when it is applied
     * @return the rule
     */
    public static CellRule ofValues(String column, List<String> values) {
        return new CellRule(Kind.TEXT, column, Set.copyOf(values)::contains, null, List.copyOf(values),
            String.join(" or ", values));
    }

    /**
     * @param column name of a cell annotation
     * @param pattern what its values are like that match: * stands for any characters, ? for any one; not empty when it
     *            is applied
     * @return the rule
     */
    public static CellRule ofPattern(String column, String pattern) {
        Pattern regex =
            Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), Pattern.DOTALL);
        return new CellRule(Kind.TEXT, column, regex.asMatchPredicate(), null, null, "like " + pattern);
    }

    /**
     * @param column name of a cell annotation that holds numbers
     * @param comparison how they are compared with the limit
     * @param limit the limit
     * @return the rule
     * @throws IllegalArgumentException if the limit is no number
     */
    public static CellRule ofNumber(String column, Comparison comparison, double limit) {
        return ofNumber(Kind.NUMBER, column, comparison, limit);
    }

    /**
     * @param column name of a cell annotation
     * @return the rule that cells match that have no value of it
     */
    public static CellRule ofMissing(String column) {
        return new CellRule(Kind.MISSING, column, null, null, null, "missing");
    }

    /**
     * @param gene name of a gene, or of a feature of another assay where no gene has that name
     * @param comparison how its values as they are stored, usually counts, are compared with the limit
     * @param limit the limit
     * @return the rule
     * @throws IllegalArgumentException if the limit is no number
     */
    public static CellRule ofGene(String gene, Comparison comparison, double limit) {
        return ofNumber(Kind.GENE, gene.strip(), comparison, limit);
    }

    private static CellRule ofNumber(Kind kind, String name, Comparison comparison, double limit) {
        if (Double.isNaN(limit)) {
            throw new IllegalArgumentException("The limit of \"" + name + "\" is not a number.");
        }
        return new CellRule(kind, name, null, value -> comparison.test(value, limit), null,
            comparison.sign + " " + limit);
    }

    boolean isOfGene() {
        return kind == Kind.GENE;
    }

    String name() {
        return name;
    }

    /** What it asks for, to follow the name. */
    String words() {
        return words;
    }

    /** @throws IllegalArgumentException if the annotation is not there, is of another type or never has a value */
    void check(DataSummary data) {
        if (kind == Kind.NUMBER) {
            data.requireCellColumn("numbers to compare", name, ColumnType.NUMERIC, ColumnType.INTEGER);
        } else if (kind == Kind.GENE) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("A rule on a gene names no gene: give its name, such as CD3D.");
            }
        } else {
            List<String> known = data.requireCellColumn("values to match", name).categories();
            if (values != null) {
                checkValues(known);
            } else if (words.equals("like ")) {
                throw new IllegalArgumentException("The pattern for \"" + name + "\" is empty: give a value such as P1,"
                    + " or P* for all that begin with P.");
            }
        }
    }

    private void checkValues(List<String> known) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("No value of \"" + name + "\" is chosen: choose at least one.");
        }
        for (String value : values) {
            if (!known.isEmpty() && !known.contains(value)) {
                throw new IllegalArgumentException("The annotation \"" + name + "\" has no value \"" + value
                    + "\"; it has " + known.stream().limit(20).toList() + ".");
            }
        }
    }

    /** @return tells whether a cell matches by its annotation */
    IntPredicate matcher(Column annotation) {
        return switch (kind) {
            case TEXT -> cell -> !annotation.isMissing(cell) && text.test(annotation.text(cell));
            case MISSING -> annotation::isMissing;
            case NUMBER, GENE -> matcher(annotation.numbers());
        };
    }

    /** @return tells whether a cell matches by its number; NaN never matches */
    IntPredicate matcher(double[] numbers) {
        return cell -> number.test(numbers[cell]);
    }

    /** @return of the categories of the annotation those that match, or that do not */
    List<String> restricted(List<String> categories, boolean matching) {
        return kind != Kind.TEXT ? categories
            : categories.stream().filter(category -> text.test(category) == matching).toList();
    }
}
