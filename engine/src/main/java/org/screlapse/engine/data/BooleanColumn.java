package org.screlapse.engine.data;

import java.util.Arrays;
import java.util.List;

/** A column of true and false, with missing values. */
public final class BooleanColumn implements Column {

    private static final byte MISSING = -1;

    private final byte[] values;

    private BooleanColumn(byte[] values) {
        this.values = values;
    }

    /**
     * @param values a value per row, null for missing
     * @return the column
     */
    public static BooleanColumn of(List<Boolean> values) {
        byte[] bytes = new byte[values.size()];
        int row = 0;
        for (Boolean value : values) {
            bytes[row++] = value == null ? MISSING : (byte) (value ? 1 : 0);
        }
        return new BooleanColumn(bytes);
    }

    /**
     * @param values a value per row, none missing
     * @return the column
     */
    public static BooleanColumn of(boolean... values) {
        byte[] bytes = new byte[values.length];
        for (int row = 0; row < bytes.length; row++) {
            bytes[row] = (byte) (values[row] ? 1 : 0);
        }
        return new BooleanColumn(bytes);
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public BooleanColumn select(int[] rows) {
        byte[] selected = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = rows[i] < 0 ? MISSING : values[rows[i]];
        }
        return new BooleanColumn(selected);
    }

    @Override
    public ColumnType type() {
        return ColumnType.BOOLEAN;
    }

    @Override
    public boolean isMissing(int row) {
        return values[row] == MISSING;
    }

    @Override
    public String text(int row) {
        return isMissing(row) ? null : Boolean.toString(value(row));
    }

    /**
     * @param row a row
     * @return its value, false if it is missing
     */
    public boolean value(int row) {
        return values[row] == 1;
    }

    @Override
    public double[] numbers() {
        double[] numbers = new double[values.length];
        Arrays.setAll(numbers, row -> isMissing(row) ? Double.NaN : values[row]);
        return numbers;
    }
}
