package org.screlapse.engine.io.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
import org.screlapse.engine.data.FeatureTypes;
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
public record FeatureTable(String[] names, String[] ids, String[] types, String[] genomes, Map<String, String[]> tags) {

    /**
     * The features that are read.
     *
     * @param genes their names and annotations
     * @param map for each feature of the file its index among the genes, −1 where it is left out; null if all are read
     */
    public record Selection(Annotations genes, int[] map) {

        /** The features of the file that are read, ascending; null for all. */
        public int[] rows() {
            return map == null ? null : IntStream.range(0, map.length).filter(feature -> map[feature] >= 0).toArray();
        }

        /**
         * @param feature a feature of the file
         * @return its number and, if it is read, its name, for messages
         */
        public String describe(int feature) {
            int gene = map == null ? feature : map[feature];
            return gene < 0 ? "feature " + (feature + 1)
                : "gene " + (feature + 1) + " (\"" + genes.names().get(gene) + "\")";
        }

        /** What a dialog may know of the annotations. */
        public List<ColumnSummary> columns() {
            List<ColumnSummary> columns = new ArrayList<>();
            genes.columns()
                .forEach((name, column) -> columns.add(new ColumnSummary(name, column.type(), column.categories())));
            return List.copyOf(columns);
        }
    }

    public int size() {
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
    public Selection select(Path file, ReadOptions options) throws SingleCellFormatException {
        if (genomes == null) {
            String[] found = Species.genomesByPrefix(names, ids);
            return found == null ? chosen(file, options)
                : new FeatureTable(names, ids, types, found, tags).chosen(file, options);
        }
        return chosen(file, options);
    }

    private Selection chosen(Path file, ReadOptions options) throws SingleCellFormatException {
        if (options.genome() != null && genomes != null && !Arrays.asList(genomes).contains(options.genome())) {
            throw SingleCellFormatException.about(file,
                "has no genome \"" + options.genome() + "\"; it has " + listed(genomes) + ".");
        }
        int[] kept = IntStream.range(0, size()).filter(i -> isWanted(i, options)).toArray();
        if (kept.length == 0 && size() > 0) {
            throw SingleCellFormatException.about(file,
                "holds no "
                    + options.featureTypes().stream().sorted().map(type -> '"' + type + '"')
                        .collect(Collectors.joining(" and no "))
                    + ", only " + listed(types) + "; to read these, choose them as feature types.");
        }
        Annotations genes = annotations(file, kept, options);
        if (kept.length == size()) {
            return new Selection(genes, null);
        }
        int[] map = new int[size()];
        Arrays.fill(map, -1);
        for (int i = 0; i < kept.length; i++) {
            map[kept[i]] = i;
        }
        return new Selection(genes, map);
    }

    /** How many features of each type there are; none where the file does not tell types. */
    public Map<String, Integer> typeCounts() {
        return types == null ? Map.of() : counted(types);
    }

    private boolean isWanted(int feature, ReadOptions options) {
        return (options.featureTypes().isEmpty() || types == null || options.featureTypes().contains(types[feature]))
            && (options.genome() == null || genomes == null || options.genome().equals(genomes[feature]));
    }

    private Annotations annotations(Path file, int[] kept, ReadOptions options) throws SingleCellFormatException {
        String[] symbols = chosen(names, kept).toArray(String[]::new);
        List<String> chosenIds = ids == null ? null : chosen(ids, kept);
        if (options.genePattern() != null) {
            chosenIds = chosenIds == null ? List.of(symbols) : chosenIds;
            symbols = GenePattern.symbols(file, symbols, options.genePattern());
        }
        if (options.genome() != null) {
            symbols =
                Arrays.stream(symbols).map(s -> Species.withoutPrefix(s, options.genome())).toArray(String[]::new);
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        if (chosenIds != null) {
            columns.put("gene_ids", TextColumn.of(chosenIds));
        }
        if (types != null) {
            columns.put("feature_types", CategoricalColumn.of(chosen(types, kept)));
        }
        List<String> chosenGenomes = genomes == null ? null : chosen(genomes, kept);
        if (genomes != null) {
            columns.put("genome", CategoricalColumn.of(chosenGenomes));
        }
        Column species = Species.column(List.of(symbols), chosenIds, chosenGenomes);
        if (species != null) {
            columns.put("species", species);
        }
        tags.forEach((name, texts) -> columns.putIfAbsent(name, TextColumn.of(chosen(texts, kept))));
        Annotations genes = Annotations.of(unique(symbols, types == null ? null : chosen(types, kept)));
        for (Map.Entry<String, Column> column : columns.entrySet()) {
            genes = genes.with(column.getKey(), column.getValue());
        }
        return genes;
    }

    /** Where an antibody has the name of a gene, the gene keeps it, wherever it stands in the file. */
    private static Names unique(String[] symbols, List<String> types) {
        if (types == null) {
            return Names.makeUnique(symbols);
        }
        int[] order = IntStream.range(0, symbols.length).boxed()
            .sorted(Comparator.comparing(i -> !types.get(i).equals(FeatureTypes.GENE_EXPRESSION))).mapToInt(i -> i)
            .toArray();
        Names genesFirst = Names.makeUnique(Arrays.stream(order).mapToObj(i -> symbols[i]).toArray(String[]::new));
        String[] unique = new String[symbols.length];
        for (int i = 0; i < order.length; i++) {
            unique[order[i]] = genesFirst.get(i);
        }
        return Names.of(unique);
    }

    private static List<String> chosen(String[] texts, int[] kept) {
        return Arrays.asList(Arrays.stream(kept).mapToObj(i -> texts[i]).toArray(String[]::new));
    }

    /** For example: "Antibody Capture" (17), "Custom" (3). */
    private static String listed(String[] texts) {
        return counted(texts).entrySet().stream().limit(10).map(e -> "\"" + e.getKey() + "\" (" + e.getValue() + ")")
            .collect(Collectors.joining(", "));
    }

    private static Map<String, Integer> counted(String[] texts) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String text : texts) {
            if (text != null) {
                counts.merge(text, 1, Integer::sum);
            }
        }
        return counts;
    }
}
