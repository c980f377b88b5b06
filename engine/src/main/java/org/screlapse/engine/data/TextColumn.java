package org.screlapse.engine.data;

import java.util.Arrays;
import java.util.List;

/** A column of free text, such as gene identifiers. */
public final class TextColumn implements Column {

    private final String[] values;

    private TextColumn(String[] values) {
        this.values = values;
    }

    /**
     * @param values a text per row, null for missing
     * @return the column
     */
    public static TextColumn of(List<String> values) {
        return new TextColumn(values.toArray(String[]::new));
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public TextColumn select(int[] rows) {
        return new TextColumn(Arrays.stream(rows).mapToObj(row -> row < 0 ? null : values[row]).toArray(String[]::new));
    }

    @Override
    public ColumnType type() {
        return ColumnType.TEXT;
    }

    @Override
    public boolean isMissing(int row) {
        return values[row] == null;
    }

    @Override
    public String text(int row) {
        return values[row];
    }
}
