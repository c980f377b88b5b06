package org.screlapse.engine.data;

import java.util.Arrays;

/** A column of numbers; NaN is missing. */
public final class NumericColumn implements Column {

    private final double[] values;
    private final ColumnType type;

    private NumericColumn(double[] values, ColumnType type) {
        this.values = values;
        this.type = type;
    }

    /**
     * @param values a number per row, NaN for missing; taken over, not to be changed
     * @return the column
     */
    public static NumericColumn of(double... values) {
        return new NumericColumn(values, ColumnType.NUMERIC);
    }

    /**
     * @param values a whole number a row, NaN for missing; taken over, not to be changed
     * @return the column
     */
    public static NumericColumn ofIntegers(double... values) {
        return new NumericColumn(values, ColumnType.INTEGER);
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public NumericColumn select(int[] rows) {
        return new NumericColumn(Arrays.stream(rows).mapToDouble(row -> row < 0 ? Double.NaN : values[row]).toArray(),
            type);
    }

    @Override
    public ColumnType type() {
        return type;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public String text(int row) {
        if (isMissing(row)) {
            return null;
        }
        return type == ColumnType.INTEGER ? Long.toString((long) values[row]) : Double.toString(values[row]);
    }

    /**
     * @param row a row
     * @return its number, NaN if it is missing
     */
    public double value(int row) {
        return values[row];
    }

    @Override
    public boolean isNumeric() {
        return true;
    }

    @Override
    public double[] numbers() {
        return values;
    }

    /** @return a number per row, NaN for missing; not to be changed */
    public double[] values() {
        return values;
    }
}
