package org.screlapse.engine.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.TextColumn;

/**
 * The features (rows) of a 10x matrix: genes, and perhaps antibodies, guides or peaks.
 *
 * @param names symbol of each feature; may repeat
 * @param ids identifier of each feature, null where the file has none
 * @param types type of each feature, null where the file has none
 * @param genomes genome of each feature, null where the file has none
 * @param tags further texts of each feature by name, such as the sequence of an antibody's tag
 */
record FeatureTable(String[] names, String[] ids, String[] types, String[] genomes, Map<String, String[]> tags) {

    private static final String GENE_EXPRESSION = "Gene Expression";

    /**
     * The features that are read.
     *
     * @param genes their names and annotations
     * @param map for each feature of the file its index among the genes, −1 where it is left out; null if all are
     *        read
     */
    record Selection(Annotations genes, int[] map) {

        /** What a dialog may know of the annotations. */
        List<ColumnSummary> columns() {
            final List<ColumnSummary> columns = new ArrayList<>();
            genes.columns().forEach((name, column) -> columns.add(new ColumnSummary(name, column.type(),
                column instanceof CategoricalColumn c ? c.categories() : List.of())));
            return List.copyOf(columns);
        }
    }

    int size() {
        return names.length;
    }

    /**
     * Chooses the features to read and makes their names unique.
     *
     * @param file the file, for messages
     * @param options what to read
     * @return the features
     * @throws SingleCellFormatException if none is left, or the genome is not there
     */
    Selection select(final Path file, final ReadOptions options) throws SingleCellFormatException {
        if (options.genome() != null && genomes != null && !List.of(genomes).contains(options.genome())) {
            throw SingleCellFormatException.about(file, "has no genome \"" + options.genome() + "\"; it has "
                + listed(genomes) + ".");
        }
        final int[] kept = IntStream.range(0, size()).filter(i -> isWanted(i, options)).toArray();
        if (kept.length == 0 && size() > 0) {
            throw SingleCellFormatException.about(file, "holds no gene expression, only " + listed(types)
                + "; to read these, switch off \"gene expression only\".");
        }
        if (kept.length == size()) {
            return new Selection(annotations(kept), null);
        }
        final int[] map = new int[size()];
        Arrays.fill(map, -1);
        for (int i = 0; i < kept.length; i++) {
            map[kept[i]] = i;
        }
        return new Selection(annotations(kept), map);
    }

    private boolean isWanted(final int feature, final ReadOptions options) {
        return (!options.geneExpressionOnly() || types == null || types[feature].equals(GENE_EXPRESSION))
            && (options.genome() == null || genomes == null || genomes[feature].equals(options.genome()));
    }

    private Annotations annotations(final int[] kept) {
        final Map<String, Column> columns = new LinkedHashMap<>();
        if (ids != null) {
            columns.put("gene_ids", TextColumn.of(chosen(ids, kept)));
        }
        if (types != null) {
            columns.put("feature_types", CategoricalColumn.of(chosen(types, kept)));
        }
        if (genomes != null) {
            columns.put("genome", CategoricalColumn.of(chosen(genomes, kept)));
        }
        tags.forEach((name, texts) -> columns.putIfAbsent(name, TextColumn.of(chosen(texts, kept))));
        Annotations genes = Annotations.of(Names.makeUnique(chosen(names, kept).toArray(String[]::new)));
        for (final Map.Entry<String, Column> column : columns.entrySet()) {
            genes = genes.with(column.getKey(), column.getValue());
        }
        return genes;
    }

    private static List<String> chosen(final String[] texts, final int[] kept) {
        return Arrays.stream(kept).mapToObj(i -> texts[i]).toList();
    }

    /** For example: "Antibody Capture" (17), "Custom" (3). */
    private static String listed(final String[] texts) {
        final Map<String, Integer> counts = new TreeMap<>();
        for (final String text : texts) {
            counts.merge(text, 1, Integer::sum);
        }
        return counts.entrySet().stream().limit(10).map(e -> "\"" + e.getKey() + "\" (" + e.getValue() + ")")
            .collect(Collectors.joining(", "));
    }
}
