package org.screlapse.engine.io.loom;

import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfInput;

/**
 * Coordinates of the cells that a Loom file does not hold as a table. SCope has records: {@code Embedding} with
 * {@code _X} and {@code _Y}, and {@code Embeddings_X} and {@code Embeddings_Y} with a member for each further one;
 * their names are in its {@code MetaData}. Others have two attributes such as {@code UMAP_1} and {@code UMAP_2}, or
 * loompy's {@code _X} and {@code _Y}.
 */
final class LoomEmbeddings {

    private static final String CELLS = "col_attrs/";
    private static final String MAIN = "Embedding";
    private static final String FIRST = "Embeddings_X";
    private static final String SECOND = "Embeddings_Y";
    /** The number of the main embedding in the MetaData. */
    private static final String MAIN_ID = "-1";
    private static final Pattern FIRST_OF_TWO = Pattern.compile("(?i)_?(umap|t-?sne|phate)[_-]?1");
    private static final Pattern LISTED = Pattern.compile("\"embeddings\"\\s*:\\s*\\[([^\\]]*)\\]");
    private static final Pattern ENTRY = Pattern.compile("\\{[^}]*\\}");
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"?(-?\\d+)");
    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"\\\\]+)\"");

    private final HdfInput input;

    LoomEmbeddings(HdfInput input) {
        this.input = input;
    }

    /** Whether an attribute of the cells is read here. */
    static boolean isRecord(String attribute) {
        return Set.of(MAIN, FIRST, SECOND).contains(attribute);
    }

    /**
     * @param columns the attributes of the cells that are lists
     * @return the embeddings by name
     */
    Map<String, Embedding> read(List<String> columns) throws SingleCellFormatException {
        Map<String, Embedding> embeddings = new LinkedHashMap<>();
        Map<String, String> names = names();
        Map<?, ?> main = records(MAIN);
        if (main.containsKey("_X") && main.containsKey("_Y")) {
            add(embeddings, names.getOrDefault(MAIN_ID, MAIN), main.get("_X"), main.get("_Y"));
        }
        Map<?, ?> first = records(FIRST);
        Map<?, ?> second = records(SECOND);
        for (Map.Entry<?, ?> x : first.entrySet()) {
            Object id = x.getKey();
            if (second.containsKey(id)) {
                add(embeddings, names.getOrDefault(id.toString(), MAIN + "_" + id), x.getValue(), second.get(id));
            }
        }
        for (String column : columns) {
            Matcher found = FIRST_OF_TWO.matcher(column);
            String partner = column.substring(0, column.length() - 1) + "2";
            if (found.matches() && columns.contains(partner)) {
                add(embeddings, "X_" + found.group(1).toLowerCase(Locale.ROOT).replace("-", ""), numbers(column),
                    numbers(partner));
            }
        }
        if (columns.containsAll(List.of("_X", "_Y"))) {
            add(embeddings, MAIN, numbers("_X"), numbers("_Y"));
        }
        return embeddings;
    }

    private Map<?, ?> records(String name) throws SingleCellFormatException {
        Map<?, ?> records = input.hasDataset(CELLS + name) ? input.records(CELLS + name) : null;
        return records == null ? Map.of() : records;
    }

    private double[] numbers(String column) throws SingleCellFormatException {
        return input.type(CELLS + column).isNumeric() ? input.numbers(CELLS + column).toDoubles() : new double[0];
    }

    /** Adds two arrays of numbers, if they are such; the first one of a name is kept. */
    private static void add(Map<String, Embedding> embeddings, String name, Object x, Object y) {
        boolean areNumbers = Array.getLength(x) > 0 && Array.getLength(x) == Array.getLength(y)
            && Array.get(x, 0) instanceof Number && Array.get(y, 0) instanceof Number;
        if (!areNumbers) {
            return;
        }
        float[] coordinates = new float[2 * Array.getLength(x)];
        for (int cell = 0; cell < Array.getLength(x); cell++) {
            coordinates[2 * cell] = ((Number) Array.get(x, cell)).floatValue();
            coordinates[2 * cell + 1] = ((Number) Array.get(y, cell)).floatValue();
        }
        embeddings.putIfAbsent(name, new Embedding(2, coordinates));
    }

    /** Names of SCope's embeddings by their numbers, as far as its MetaData are plain text. */
    private Map<String, String> names() throws SingleCellFormatException {
        Object stored = input.hasDataset("attrs/MetaData") ? input.value("attrs/MetaData") : null;
        String text = stored instanceof String s ? s : input.textAttribute("", "MetaData");
        Map<String, String> names = new HashMap<>();
        Matcher list = LISTED.matcher(text == null ? "" : text);
        if (list.find()) {
            Matcher entry = ENTRY.matcher(list.group(1));
            while (entry.find()) {
                Matcher id = ID.matcher(entry.group());
                Matcher name = NAME.matcher(entry.group());
                if (id.find() && name.find()) {
                    names.put(id.group(1), name.group(1));
                }
            }
        }
        return names;
    }
}
