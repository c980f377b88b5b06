package org.screlapse.engine.data;

import java.util.List;

/** One annotation of all cells or of all genes: a value or a missing value for each. Immutable. */
public sealed interface Column permits CategoricalColumn, NumericColumn, BooleanColumn, TextColumn {

    /** @return number of rows */
    int size();

    /** @return what the column holds */
    ColumnType type();

    /**
     * @param row a row
     * @return whether its value is missing
     */
    boolean isMissing(int row);

    /**
     * @param row a row
     * @return its value as text, null if it is missing
     */
    String text(int row);

    /**
     * @param rows rows, in any order; −1 stands for a missing value
     * @return the values of these rows; a categorical column keeps its categories
     */
    Column select(int[] rows);

    /**
     * @return the categories of a categorical column in their order; none of other columns
     */
    default List<String> categories() {
        return List.of();
    }

    /** @return whether the values are numbers */
    default boolean isNumeric() {
        return false;
    }

    /**
     * @return the number of each row, NaN where it is missing; of true and false 1 and 0. Not to be changed
     * @throws IllegalStateException if the column holds categories or text
     */
    default double[] numbers() {
        throw new IllegalStateException("A column that is " + type().label() + " has no numbers.");
    }

    /**
     * Puts columns under one another. Whole and other numbers make numbers, text and anything makes text, other
     * different types make categories: those of categorical columns first, in their order, also where no row has them.
     *
     * @param parts the columns, at least one of them not null; null where all values are missing
     * @param sizes number of rows of each
     * @return all their rows
     */
    static Column stack(List<Column> parts, int[] sizes) {
        return ColumnStack.of(parts, sizes);
    }

    /**
     * Makes a column from texts, the reverse of {@link #text}.
     *
     * @param type what the column is to hold
     * @param texts a value per row, null for missing
     * @return the column
     * @throws NumberFormatException if a number is wanted and a text is none
     */
    static Column ofTexts(ColumnType type, List<String> texts) {
        return switch (type) {
            case CATEGORICAL -> CategoricalColumn.of(texts);
            case INTEGER -> NumericColumn.ofIntegers(numbers(texts));
            case NUMERIC -> NumericColumn.of(numbers(texts));
            case BOOLEAN -> BooleanColumn.of(texts.stream().map(t -> t == null ? null : Boolean.valueOf(t)).toList());
            case TEXT -> TextColumn.of(texts);
        };
    }

    private static double[] numbers(List<String> texts) {
        return texts.stream().mapToDouble(t -> t == null ? Double.NaN : Double.parseDouble(t)).toArray();
    }
}
