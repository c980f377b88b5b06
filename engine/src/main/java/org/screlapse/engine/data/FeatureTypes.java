package org.screlapse.engine.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Files hold the features of several assays in one matrix and tell them apart by the annotation {@code feature_types},
 * with the words of 10x Genomics. Here each type is an assay of its own, so that antibodies enter neither totals nor
 * variable genes; writing puts them side by side again.
 */
public final class FeatureTypes {

    /** The annotation of the features that names their type. */
    public static final String COLUMN = "feature_types";
    /** The type of genes. */
    public static final String GENE_EXPRESSION = "Gene Expression";

    private static final Map<String, String> ASSAYS = Map.of(GENE_EXPRESSION, Assay.RNA, "Antibody Capture", "ADT",
        "CRISPR Guide Capture", "CRISPR", "Multiplexing Capture", "hashtags", "Peaks", "peaks");

    private FeatureTypes() {
    }

    /**
     * @param type a type of features
     * @return the name of its assay: RNA, ADT, CRISPR, hashtags, peaks; of other types their own name
     */
    public static String assayOf(String type) {
        return ASSAYS.getOrDefault(type, type);
    }

    /**
     * @param types the types that there are
     * @return whether one of them is a word of 10x Genomics, so that the annotation means types of features
     */
    public static boolean areKnown(Set<String> types) {
        return types.stream().anyMatch(ASSAYS::containsKey);
    }

    /**
     * @param types the types that there are
     * @return the type of the main assay: genes, or else the first one
     */
    public static String main(Set<String> types) {
        return types.contains(GENE_EXPRESSION) ? GENE_EXPRESSION : types.iterator().next();
    }

    /**
     * @param data one assay with features of any types
     * @return an assay for each type, genes first; features without a type go with the main assay. Data with several
     *         assays are told apart already and stay as they are
     */
    public static SingleCellData split(SingleCellData data) {
        Column column = data.genes().columns().get(COLUMN);
        if (column == null || data.assays().size() > 1) {
            return data;
        }
        Set<String> types = new LinkedHashSet<>();
        IntStream.range(0, column.size()).mapToObj(column::text).filter(Objects::nonNull).forEach(types::add);
        if (!areKnown(types)) {
            return data;
        }
        String main = main(types);
        SingleCellData split =
            data.withOnlyAssay(data.main().selectFeatures(ofType(column, main, true)).withName(assayOf(main)));
        for (String type : types) {
            if (!type.equals(main)) {
                split =
                    split.withAssay(data.main().selectFeatures(ofType(column, type, false)).withName(assayOf(type)));
            }
        }
        return split;
    }

    private static int[] ofType(Column column, String type, boolean orMissing) {
        return IntStream.range(0, column.size())
            .filter(f -> column.isMissing(f) ? orMissing : column.text(f).equals(type)).toArray();
    }

    /**
     * @param data any number of assays
     * @return all of their features in one assay, told apart by the annotation {@code feature_types}. Layers are those
     *         of the main assay, 0 for other features. The counts of assays that were split from one are shared, those
     *         of others are copied
     */
    public static SingleCellData join(SingleCellData data) {
        if (data.assays().size() == 1) {
            return data;
        }
        Assay joined = Assay.of(data.main().name(), join(data.assays().stream().map(Assay::counts).toList()),
            features(data.assays()));
        for (Map.Entry<String, CountMatrix> layer : data.layers().entrySet()) {
            int[] all = IntStream.range(0, data.genes().size()).toArray();
            joined = joined.withLayer(layer.getKey(),
                CountMatrix.of(joined.features().size(), layer.getValue().segmentsWithGenes(all)));
        }
        return data.withOnlyAssay(joined);
    }

    private static Annotations features(List<Assay> assays) {
        Set<String> names = new LinkedHashSet<>();
        int[] sizes = assays.stream().mapToInt(assay -> assay.features().size()).toArray();
        for (Assay assay : assays) {
            for (String name : assay.features().names().asList()) {
                String unique = names.contains(name) ? name + "-" + assay.name() : name;
                names.add(unique);
            }
        }
        Annotations joined = Annotations.of(Names.of(names.toArray(String[]::new)));
        Set<String> columns = new LinkedHashSet<>();
        assays.forEach(assay -> columns.addAll(assay.features().columns().keySet()));
        for (String column : columns) {
            List<Column> parts = new ArrayList<>();
            assays.forEach(assay -> parts.add(assay.features().columns().get(column)));
            joined = joined.with(column, Column.stack(parts, sizes));
        }
        List<Column> types = new ArrayList<>();
        for (Assay assay : assays) {
            Column own = assay.features().columns().get(COLUMN);
            types.add(own != null ? own : CategoricalColumn.constant(typeOf(assay.name()), assay.features().size()));
        }
        return joined.with(COLUMN, Column.stack(types, sizes));
    }

    private static String typeOf(String assay) {
        return ASSAYS.entrySet().stream().filter(e -> e.getValue().equals(assay)).map(Map.Entry::getKey).findFirst()
            .orElse(assay);
    }

    private static CountMatrix join(List<CountMatrix> matrices) {
        int features = matrices.stream().mapToInt(CountMatrix::genes).sum();
        List<CountMatrix.Segment> shared = shared(matrices);
        return shared == null ? copied(matrices, features) : CountMatrix.of(features, shared);
    }

    /** @return the blocks of matrices that were split from one, under the features of all; null if they were not */
    private static List<CountMatrix.Segment> shared(List<CountMatrix> matrices) {
        List<CountMatrix.Segment> joined = new ArrayList<>();
        for (int s = 0; s < matrices.get(0).segments().size(); s++) {
            CountMatrix.Segment first = matrices.get(0).segments().get(s);
            int[] map = first.geneMap() == null ? null : first.geneMap().clone();
            int offset = matrices.get(0).genes();
            for (CountMatrix matrix : matrices.subList(1, matrices.size())) {
                CountMatrix.Segment other = s < matrix.segments().size() ? matrix.segments().get(s) : null;
                if (other == null || other.block() != first.block() || !Arrays.equals(other.rows(), first.rows())
                    || map == null || !added(other.geneMap(), offset, map)) {
                    return null;
                }
                offset += matrix.genes();
            }
            joined.add(new CountMatrix.Segment(first.block(), map, first.rows()));
        }
        return joined;
    }

    /** @return whether the features of another matrix could be added: none of them is in the map already */
    private static boolean added(int[] other, int offset, int[] map) {
        for (int f = 0; other != null && f < map.length; f++) {
            if (other[f] >= 0 && map[f] >= 0) {
                return false;
            }
            map[f] = other[f] >= 0 ? offset + other[f] : map[f];
        }
        return other != null;
    }

    private static CountMatrix copied(List<CountMatrix> matrices, int features) {
        CountMatrixBuilder builder = new CountMatrixBuilder(features, BlockStorage.HEAP);
        List<CellCursor> cursors = matrices.stream().map(CountMatrix::cursor).toList();
        try {
            for (int cell = 0; cell < matrices.get(0).cells(); cell++) {
                cursors.forEach(CellCursor::next);
                int length = cursors.stream().mapToInt(CellCursor::length).sum();
                int[] genes = new int[length];
                float[] values = new float[length];
                int filled = 0;
                int first = 0;
                for (int m = 0; m < cursors.size(); m++) {
                    CellCursor cursor = cursors.get(m);
                    for (int i = 0; i < cursor.length(); i++) {
                        genes[filled] = first + cursor.genes()[i];
                        values[filled++] = cursor.values()[i];
                    }
                    first += matrices.get(m).genes();
                }
                builder.addCell(genes, values, 0, length);
            }
            return builder.build();
        } catch (IOException e) {
            throw new UncheckedIOException("the heap does not fail", e);
        }
    }
}
