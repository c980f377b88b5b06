package org.screlapse.benchmarks.measure;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Measurements as JSON. */
public final class Json {

    private Json() {
    }

    /**
     * The entries of maps are sorted by name, so that two files can be compared.
     *
     * @param value a map, a list, a text, a number, true or false; numbers that are not finite become null
     * @return it as JSON
     */
    public static String of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(e -> of(e.getKey().toString()) + ": " + of(e.getValue())).sorted()
                .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        return value instanceof Double number && !Double.isFinite(number) ? "null" : String.valueOf(value);
    }
}
