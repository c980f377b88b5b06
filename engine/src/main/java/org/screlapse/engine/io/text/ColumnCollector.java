package org.screlapse.engine.io.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.TextColumn;

/**
 * Collects the texts of a column and finds out what they are: whole numbers, numbers, true and false, categories (few
 * different texts) or free text. Equal texts are kept once.
 */
public final class ColumnCollector {

    private static final Set<String> MISSING =
        Set.of("", "NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "NULL", "null", "None");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    /** No leading zeros: "007" is a name. */
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,14})");
    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    private static final Map<String, Double> INFINITE = Map.of("Inf", Double.POSITIVE_INFINITY, "inf",
        Double.POSITIVE_INFINITY, "-Inf", Double.NEGATIVE_INFINITY, "-inf", Double.NEGATIVE_INFINITY);
    private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9]+");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?[0-9]*,[0-9]+([eE][-+]?[0-9]+)?");
    private static final int ALWAYS_FEW = 20;
    private static final int MANY = 1000;

    private final List<String> values = new ArrayList<>();
    private final Map<String, String> distinct = new HashMap<>();
    private final boolean decimalComma;
    private boolean integers = true;
    private boolean numbers = true;
    private boolean booleans = true;

    /** Collects numbers with a point. */
    public ColumnCollector() {
        this(false);
    }

    /** @param decimalComma whether numbers have a comma where others have a point */
    public ColumnCollector(boolean decimalComma) {
        this.decimalComma = decimalComma;
    }

    /** @param text the next value, as it is written */
    public void add(String text) {
        String value = text.strip();
        if (decimalComma && DECIMAL_COMMA.matcher(value).matches()) {
            value = value.replace(',', '.');
        }
        if (MISSING.contains(value)) {
            values.add(null);
            return;
        }
        String known = distinct.putIfAbsent(value, value);
        if (known == null) {
            integers = integers && INTEGER.matcher(value).matches();
            numbers = numbers && isNumber(value);
            booleans = booleans && (TRUE.contains(value) || FALSE.contains(value));
        }
        values.add(known == null ? value : known);
    }

    void removeLast() {
        values.remove(values.size() - 1);
    }

    /** The texts as they are, null for missing. */
    String[] texts() {
        return values.toArray(String[]::new);
    }

    public Column build() {
        if (distinct.isEmpty()) {
            return TextColumn.of(values);
        }
        if (booleans) {
            return BooleanColumn.of(values.stream().map(v -> v == null ? null : TRUE.contains(v)).toList());
        }
        if (numbers) {
            double[] parsed = values.stream().mapToDouble(ColumnCollector::number).toArray();
            return integers ? NumericColumn.ofIntegers(parsed) : NumericColumn.of(parsed);
        }
        boolean few =
            distinct.size() <= ALWAYS_FEW || (distinct.size() <= MANY && distinct.size() <= values.size() / 2);
        return few ? CategoricalColumn.of(values) : TextColumn.of(values);
    }

    private static boolean isNumber(String value) {
        return (NUMBER.matcher(value).matches() && !LEADING_ZERO.matcher(value).matches())
            || INFINITE.containsKey(value);
    }

    private static double number(String value) {
        if (value == null) {
            return Double.NaN;
        }
        Double infinite = INFINITE.get(value);
        return infinite != null ? infinite : Double.parseDouble(value);
    }
}
