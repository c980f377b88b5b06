package org.screlapse.engine.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.screlapse.engine.data.DataSummary.ColumnSummary;

/**
 * What is inside an assay, without its values.
 *
 * @param name its name
 * @param features number of features, {@link DataSummary#UNKNOWN} if not known yet
 * @param nonZeros number of values other than 0, {@link DataSummary#UNKNOWN} if not known yet
 * @param columns annotations of the features
 * @param layers names of the matrices besides the counts
 * @param embeddings names of the features' embeddings with their numbers of dimensions
 */
public record AssaySummary(String name, long features, long nonZeros, List<ColumnSummary> columns, List<String> layers,
    Map<String, Integer> embeddings) {

    /**
     * Of an assay of which no more is known.
     *
     * @param name its name
     * @param features number of features, {@link DataSummary#UNKNOWN} if not known yet
     */
    public AssaySummary(String name, long features) {
        this(name, features, DataSummary.UNKNOWN, List.of(), List.of(), Map.of());
    }

    /**
     * @param assay an assay
     * @return what is inside
     */
    public static AssaySummary of(Assay assay) {
        return new AssaySummary(assay.name(), assay.features().size(), assay.counts().nonZeros(),
            ColumnSummary.of(assay.features()), List.copyOf(assay.layers().keySet()),
            Embedding.dimensions(assay.featureEmbeddings()));
    }

    /**
     * @param column an annotation; one of that name is replaced in its place
     * @return this summary with the annotation of the features
     */
    public AssaySummary withColumn(ColumnSummary column) {
        return new AssaySummary(name, features, nonZeros, ColumnSummary.with(columns, column), layers, embeddings);
    }

    /**
     * @param layer name of a layer
     * @return this summary with the layer
     */
    public AssaySummary withLayer(String layer) {
        if (layers.contains(layer)) {
            return this;
        }
        List<String> changed = new ArrayList<>(layers);
        changed.add(layer);
        return new AssaySummary(name, features, nonZeros, columns, List.copyOf(changed), embeddings);
    }

    /**
     * @param embedding name of an embedding of the features; one of that name is replaced
     * @param dimensions its number of dimensions
     * @return this summary with the embedding
     */
    public AssaySummary withEmbedding(String embedding, int dimensions) {
        Map<String, Integer> changed = new LinkedHashMap<>(embeddings);
        changed.put(embedding, dimensions);
        return new AssaySummary(name, features, nonZeros, columns, layers, changed);
    }

    /**
     * @param featureCount number of features, {@link DataSummary#UNKNOWN} if not known yet
     * @return this summary for some of the cells and features, whose counts are not known yet
     */
    public AssaySummary withFeatures(long featureCount) {
        return new AssaySummary(name, featureCount, DataSummary.UNKNOWN, columns, layers, embeddings);
    }

    /** @return the assays of these names first, in this order, then the others */
    static <A> List<A> ordered(List<A> assays, List<String> names, Function<A, String> name) {
        return assays.stream().sorted(Comparator.comparingInt(assay -> {
            int place = names.indexOf(name.apply(assay));
            return place < 0 ? names.size() : place;
        })).toList();
    }
}
