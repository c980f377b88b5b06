package org.screlapse.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A column whose values come from a few categories, such as a patient, a timepoint or a cell type. */
public final class CategoricalColumn implements Column {

    private final List<String> categories;
    private final int[] codes;

    private CategoricalColumn(List<String> categories, int[] codes) {
        this.categories = categories;
        this.codes = codes;
    }

    /**
     * @param categories the categories, unique, in their order
     * @param codes for each row the position of its category, −1 for missing; taken over, not to be changed
     * @return the column
     * @throws IllegalArgumentException if a category comes twice or a code has no category
     */
    public static CategoricalColumn of(List<String> categories, int[] codes) {
        Names.of(categories.toArray(String[]::new));
        for (int code : codes) {
            if (code < -1 || code >= categories.size()) {
                throw new IllegalArgumentException(
                    "Category code " + code + " of " + categories.size() + " categories.");
            }
        }
        return new CategoricalColumn(List.copyOf(categories), codes);
    }

    /**
     * @param values a value per row, null for missing
     * @return the column, its categories in the order in which they come first
     */
    public static CategoricalColumn of(List<String> values) {
        Builder builder = new Builder();
        values.forEach(builder::add);
        return builder.build();
    }

    /**
     * @param column a column of any type
     * @return the same values as categories; the column itself if it is categorical
     */
    public static CategoricalColumn of(Column column) {
        if (column instanceof CategoricalColumn categorical) {
            return categorical;
        }
        Builder builder = new Builder();
        for (int row = 0; row < column.size(); row++) {
            builder.add(column.text(row));
        }
        return builder.build();
    }

    /**
     * @param value the value of every row
     * @param size number of rows
     * @return the column
     */
    public static CategoricalColumn constant(String value, int size) {
        return new CategoricalColumn(List.of(value), new int[size]);
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public CategoricalColumn select(int[] rows) {
        return new CategoricalColumn(categories, Arrays.stream(rows).map(row -> row < 0 ? -1 : codes[row]).toArray());
    }

    @Override
    public ColumnType type() {
        return ColumnType.CATEGORICAL;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] < 0;
    }

    @Override
    public String text(int row) {
        return codes[row] < 0 ? null : categories.get(codes[row]);
    }

    /**
     * @param row a row
     * @return position of its category, −1 if it is missing
     */
    public int code(int row) {
        return codes[row];
    }

    /** @return for each row the position of its category, −1 for missing; not to be changed */
    public int[] codes() {
        return codes;
    }

    @Override
    public List<String> categories() {
        return categories;
    }

    /** Collects the values of rows as they stream by; made for millions of them. */
    public static final class Builder {

        private static final int FIRST_CAPACITY = 1024;

        private final Map<String, Integer> positions = new HashMap<>();
        private final List<String> categories = new ArrayList<>();
        private int[] codes = new int[FIRST_CAPACITY];
        private int size;

        /** @param value the value of the next row, null where it is missing */
        public void add(String value) {
            if (size == codes.length) {
                codes = Arrays.copyOf(codes, size * 2);
            }
            codes[size++] = value == null ? -1 : position(value);
        }

        private int position(String value) {
            Integer known = positions.get(value);
            if (known == null) {
                known = categories.size();
                positions.put(value, known);
                categories.add(value);
            }
            return known;
        }

        /** @return the column of all rows so far, its categories in the order in which they came first */
        public CategoricalColumn build() {
            return new CategoricalColumn(List.copyOf(categories), Arrays.copyOf(codes, size));
        }
    }
}
