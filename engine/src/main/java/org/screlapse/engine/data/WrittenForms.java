package org.screlapse.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.screlapse.engine.task.Run;

/**
 * Names that differ in form only, such as "Diagnosis" beside "diagnosis" or "relapse " with a space at its end, and
 * words that other programs write for a missing value, such as "nan". Each would count as a timepoint, a patient or a
 * population of its own.
 */
public final class WrittenForms {
    /** What pandas, R, spreadsheets and databases write where there is no value. */
    private static final Set<String> MISSING = Set.of("nan", "na", "n/a", "<na>", "none", "null", "#n/a", "");

    private WrittenForms() {
    }

    /**
     * Looks at the names of an annotation, and notes those that differ in form only or stand for a missing value.
     *
     * @param annotation its name
     * @param column its values
     * @param unite whether to make one of names that differ in form only, the one that most rows have, and to take
     *            words for a missing value as missing; else the values stay as they are
     * @param run gets the notes
     * @return the values
     */
    public static CategoricalColumn read(String annotation, CategoricalColumn column, boolean unite, Run run) {
        int[] counts = new int[column.categories().size()];
        for (int row = 0; row < column.size(); row++) {
            if (column.code(row) >= 0) {
                counts[column.code(row)]++;
            }
        }
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) {
            String key = key(column.categories().get(code));
            if (counts[code] > 0 && !key.isEmpty()) {
                groups.computeIfAbsent(key, k -> new ArrayList<>()).add(code);
                if (MISSING.contains(key)) {
                    missing.add("\"" + column.categories().get(code) + "\"");
                }
            }
        }
        noteMissing(annotation, missing, unite, run);
        groups.keySet().removeIf(MISSING::contains);
        groups.values().stream().filter(codes -> codes.size() > 1)
            .forEach(codes -> noteForms(annotation, codes, counts, column, unite, run));
        return unite ? united(column, groups, counts) : column;
    }

    private static void noteMissing(String annotation, List<String> names, boolean unite, Run run) {
        if (!names.isEmpty()) {
            run.note("Some cells have " + String.join(" and ", names) + " as \"" + annotation + "\", which "
                + (names.size() == 1 ? "is" : "are") + (unite ? " taken as missing."
                    : " counted as a name of its own; where it stands for a missing value, make it one."));
        }
    }

    private static void noteForms(String annotation, List<Integer> codes, int[] counts, CategoricalColumn column,
        boolean unite, Run run) {
        List<String> names = codes.stream().map(code -> "\"" + column.categories().get(code) + "\"").toList();
        run.note(String.join(" and ", names) + " of \"" + annotation + "\" differ in form only and are "
            + (unite ? "taken as \"" + column.categories().get(mostFrequent(codes, counts)) + "\"."
                : "counted as different; where they mean the same, unite them."));
    }

    private static CategoricalColumn united(CategoricalColumn column, Map<String, List<Integer>> groups, int[] counts) {
        int[] places = new int[counts.length];
        Arrays.fill(places, -1);
        List<String> names = new ArrayList<>();
        for (List<Integer> codes : groups.values()) {
            codes.forEach(code -> places[code] = names.size());
            names.add(column.categories().get(mostFrequent(codes, counts)));
        }
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = column.code(row) < 0 ? -1 : places[column.code(row)];
        }
        return CategoricalColumn.of(names, codes);
    }

    private static int mostFrequent(List<Integer> codes, int[] counts) {
        return codes.stream().reduce((a, b) -> counts[b] > counts[a] ? b : a).orElseThrow();
    }

    /**
     * @param text a text
     * @return whether it is empty or what other programs write for a missing value
     */
    public static boolean isMissing(String text) {
        return MISSING.contains(key(text));
    }

    private static String key(String name) {
        return name.strip().replaceAll("[\\s_]+", " ").toLowerCase(Locale.ROOT);
    }
}
