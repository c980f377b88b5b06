package org.screlapse.engine.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.task.Run;

/** The data sets and the numbers of Scanpy and Seurat (see {@link ReferenceFiles}). */
public final class ReferenceData {

    private ReferenceData() {
    }

    /**
     * @param name name of a data set
     * @return its counts, genes under their identifiers
     */
    public static SingleCellData read(String name) throws IOException {
        Path folder = ReferenceFiles.data(name);
        SingleCellData data = SingleCellReader.withDefaults().read(folder, Run.silent());
        Column identifiers = data.genes().column("gene_ids").get();
        String[] genes = new String[identifiers.size()];
        Arrays.setAll(genes, identifiers::text);
        return SingleCellData.of(data.counts(), data.cells(), Annotations.of(Names.of(genes)));
    }

    /**
     * @param name name of a data set
     * @param table name of a table of reference numbers
     * @return its columns, the first of which may have no name
     */
    public static Map<String, List<String>> table(String name, String table) throws IOException {
        return columns(ReferenceFiles.lines(ReferenceFiles.table(name, table)));
    }

    private static Map<String, List<String>> columns(List<String> lines) {
        String[] heading = lines.get(0).split(",");
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Arrays.stream(heading).forEach(column -> columns.put(column, new ArrayList<>()));
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",");
            for (int c = 0; c < values.length; c++) {
                columns.get(heading[c]).add(values[c]);
            }
        }
        return columns;
    }

    /**
     * @param name name of a data set
     * @return what is known of its cells: the columns of obs.csv
     */
    public static Map<String, List<String>> cells(String name) throws IOException {
        return columns(ReferenceFiles.lines(ReferenceFiles.data(name).resolve("obs.csv")));
    }

    /**
     * @param name name of a data set
     * @param table name of a table with the columns signature and one more
     * @param column that column
     * @return its values of each signature
     */
    public static Map<String, List<String>> bySignature(String name, String table, String column) throws IOException {
        Map<String, List<String>> columns = table(name, table);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (int row = 0; row < columns.get(column).size(); row++) {
            lists.computeIfAbsent(columns.get("signature").get(row), s -> new ArrayList<>())
                .add(columns.get(column).get(row));
        }
        return lists;
    }

    /**
     * @param name name of a data set
     * @param table name of a table of reference numbers
     * @return whether there is such a table
     */
    public static boolean exists(String name, String table) {
        return Files.exists(ReferenceFiles.table(name, table));
    }
}
