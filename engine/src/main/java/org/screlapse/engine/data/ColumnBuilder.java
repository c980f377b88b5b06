package org.screlapse.engine.data;

import java.util.Arrays;
import java.util.List;

/** Collects the values of a column of any type as rows stream by; numbers stay numbers. */
public final class ColumnBuilder {

    private static final int FIRST_CAPACITY = 1024;

    private final ColumnType type;
    private final CategoricalColumn.Builder texts = new CategoricalColumn.Builder();
    private double[] numbers = new double[FIRST_CAPACITY];
    private int size;

    /** @param type what the column is to hold */
    public ColumnBuilder(ColumnType type) {
        this.type = type;
    }

    /** @return whether it takes numbers, and not texts */
    public boolean takesNumbers() {
        return type != ColumnType.CATEGORICAL && type != ColumnType.TEXT;
    }

    /** @param number the number of the next row, NaN where it is missing; 1 and 0 for true and false */
    public void add(double number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    /** @param text the text of the next row, null where it is missing */
    public void add(String text) {
        texts.add(text);
    }

    /** @return the column of all rows so far */
    public Column build() {
        double[] values = Arrays.copyOf(numbers, size);
        return switch (type) {
            case CATEGORICAL -> texts.build();
            case TEXT -> text(texts.build());
            case INTEGER -> NumericColumn.ofIntegers(values);
            case NUMERIC -> NumericColumn.of(values);
            case BOOLEAN -> BooleanColumn.of(booleans(values));
        };
    }

    private static TextColumn text(CategoricalColumn column) {
        String[] values = new String[column.size()];
        Arrays.setAll(values, column::text);
        return TextColumn.of(Arrays.asList(values));
    }

    private static List<Boolean> booleans(double[] values) {
        return Arrays.stream(values).mapToObj(value -> Double.isNaN(value) ? null : (Boolean) (value != 0)).toList();
    }
}
