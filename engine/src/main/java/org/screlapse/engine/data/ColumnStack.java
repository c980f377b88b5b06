package org.screlapse.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Columns under one another, as one. */
final class ColumnStack {

    private final List<Column> parts;
    private final int[] sizes;

    private ColumnStack(List<Column> parts, int[] sizes) {
        this.parts = parts;
        this.sizes = sizes;
    }

    static Column of(List<Column> parts, int[] sizes) {
        ColumnStack stack = new ColumnStack(parts, sizes);
        ColumnType type =
            parts.stream().filter(Objects::nonNull).map(Column::type).reduce(ColumnStack::type).orElseThrow();
        return switch (type) {
            case NUMERIC -> NumericColumn.of(stack.numbers());
            case INTEGER -> NumericColumn.ofIntegers(stack.numbers());
            case BOOLEAN -> BooleanColumn.of(stack.booleans());
            case CATEGORICAL -> stack.categories();
            case TEXT -> TextColumn.of(stack.texts());
        };
    }

    /** @return what holds values of both types */
    static ColumnType type(ColumnType a, ColumnType b) {
        if (a == b) {
            return a;
        }
        Set<ColumnType> both = Set.of(a, b);
        if (both.equals(Set.of(ColumnType.INTEGER, ColumnType.NUMERIC))) {
            return ColumnType.NUMERIC;
        }
        return both.contains(ColumnType.TEXT) ? ColumnType.TEXT : ColumnType.CATEGORICAL;
    }

    private double[] numbers() {
        double[] all = new double[Arrays.stream(sizes).sum()];
        Arrays.fill(all, Double.NaN);
        int start = 0;
        for (int part = 0; part < sizes.length; part++) {
            if (parts.get(part) != null) {
                System.arraycopy(parts.get(part).numbers(), 0, all, start, sizes[part]);
            }
            start += sizes[part];
        }
        return all;
    }

    private List<Boolean> booleans() {
        List<Boolean> all = new ArrayList<>();
        for (int part = 0; part < sizes.length; part++) {
            BooleanColumn column = (BooleanColumn) parts.get(part);
            for (int row = 0; row < sizes[part]; row++) {
                all.add((column == null || column.isMissing(row)) ? null : (Boolean) column.value(row));
            }
        }
        return all;
    }

    private List<String> texts() {
        List<String> all = new ArrayList<>();
        for (int part = 0; part < sizes.length; part++) {
            Column column = parts.get(part);
            for (int row = 0; row < sizes[part]; row++) {
                all.add(column == null ? null : column.text(row));
            }
        }
        return all;
    }

    private CategoricalColumn categories() {
        List<CategoricalColumn> columns =
            parts.stream().map(part -> part == null ? null : CategoricalColumn.of(part)).toList();
        Map<String, Integer> places = new LinkedHashMap<>();
        Stream
            .concat(parts.stream().filter(part -> part != null && part.type() == ColumnType.CATEGORICAL),
                columns.stream())
            .filter(Objects::nonNull).flatMap(column -> column.categories().stream())
            .forEach(category -> places.putIfAbsent(category, places.size()));
        int[] codes = new int[Arrays.stream(sizes).sum()];
        Arrays.fill(codes, -1);
        int start = 0;
        for (int part = 0; part < sizes.length; part++) {
            CategoricalColumn column = columns.get(part);
            if (column != null) {
                int[] place = column.categories().stream().mapToInt(places::get).toArray();
                for (int row = 0; row < sizes[part]; row++) {
                    codes[start + row] = column.isMissing(row) ? -1 : place[column.code(row)];
                }
            }
            start += sizes[part];
        }
        return CategoricalColumn.of(List.copyOf(places.keySet()), codes);
    }
}
