package org.screlapse.engine.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured in the cells in one way: counts of cells × features (genes, antibodies, peaks, …), further matrices
 * of the same shape (layers), and annotations and embeddings of the features. Immutable; each {@code with…} method
 * returns an assay that shares everything that did not change.
 */
public final class Assay {

    /** Name of the assay of genes. */
    public static final String RNA = "RNA";

    private final String name;
    private final CountMatrix counts;
    private final Map<String, CountMatrix> layers;
    private final Annotations features;
    private final Map<String, Embedding> featureEmbeddings;

    private Assay(String name, CountMatrix counts, Map<String, CountMatrix> layers, Annotations features,
        Map<String, Embedding> featureEmbeddings) {
        this.name = name;
        this.counts = counts;
        this.layers = Collections.unmodifiableMap(layers);
        this.features = features;
        this.featureEmbeddings = Collections.unmodifiableMap(featureEmbeddings);
    }

    /**
     * @param name name of the assay, such as {@code RNA} or {@code ADT}
     * @param counts cells × features
     * @param features names and annotations of the features
     * @return the assay
     * @throws IllegalArgumentException if it has no name or the sizes do not agree
     */
    public static Assay of(String name, CountMatrix counts, Annotations features) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An assay has no name.");
        }
        if (counts.genes() != features.size()) {
            throw new IllegalArgumentException("The counts of the assay \"" + name + "\" are of " + counts.genes()
                + " features, but there are " + features.size() + " names.");
        }
        return new Assay(name, counts, Map.of(), features, Map.of());
    }

    /** @return its name */
    public String name() {
        return name;
    }

    /** @return number of cells */
    public int cells() {
        return counts.cells();
    }

    /** @return cells × features */
    public CountMatrix counts() {
        return counts;
    }

    /** @return further matrices of cells × features by name */
    public Map<String, CountMatrix> layers() {
        return layers;
    }

    /** @return names and annotations of the features */
    public Annotations features() {
        return features;
    }

    /** @return the embeddings of the features by name, such as the loadings of principal components */
    public Map<String, Embedding> featureEmbeddings() {
        return featureEmbeddings;
    }

    /**
     * @param other another name
     * @return this assay under that name
     */
    public Assay withName(String other) {
        return new Assay(other, counts, layers, features, featureEmbeddings);
    }

    /**
     * @param layerName name of the layer; one of that name is replaced
     * @param layer a matrix of these cells × these features
     * @return this assay with the layer
     */
    public Assay withLayer(String layerName, CountMatrix layer) {
        if (layer.cells() != cells()) {
            throw new IllegalArgumentException(
                "There are " + cells() + " cells, but the layer \"" + layerName + "\" has " + layer.cells() + ".");
        }
        requireFeatures("layer", layerName, layer.genes());
        return new Assay(name, counts, with(layers, layerName, layer), features, featureEmbeddings);
    }

    /**
     * @param column name of the annotation; one of that name is replaced
     * @param values a value per feature
     * @return this assay with the annotation of the features
     */
    public Assay withFeatureColumn(String column, Column values) {
        return new Assay(name, counts, layers, features.with(column, values), featureEmbeddings);
    }

    /**
     * @param embeddingName name of the embedding; one of that name is replaced
     * @param embedding coordinates of all features
     * @return this assay with the embedding of the features
     */
    public Assay withFeatureEmbedding(String embeddingName, Embedding embedding) {
        requireFeatures("embedding", embeddingName, embedding.rows());
        return new Assay(name, counts, layers, features, with(featureEmbeddings, embeddingName, embedding));
    }

    /**
     * @param selected indices of cells, ascending
     * @return this assay of these cells; the counts are shared, not copied
     * @throws IllegalArgumentException if the indices do not ascend
     */
    public Assay selectCells(int[] selected) {
        Map<String, CountMatrix> layersOfThem = new LinkedHashMap<>();
        layers.forEach((layerName, layer) -> layersOfThem.put(layerName, layer.selectCells(selected)));
        return new Assay(name, counts.selectCells(selected), layersOfThem, features, featureEmbeddings);
    }

    /**
     * @param selected indices of features, ascending
     * @return these features of all cells; the counts are shared, not copied
     * @throws IllegalArgumentException if the indices do not ascend
     */
    public Assay selectFeatures(int[] selected) {
        int[] map = new int[features.size()];
        Arrays.fill(map, -1);
        for (int i = 0; i < selected.length; i++) {
            if (i > 0 && selected[i] <= selected[i - 1]) {
                throw new IllegalArgumentException("Selected genes do not ascend at position " + i + ".");
            }
            map[selected[i]] = i;
        }
        Map<String, CountMatrix> layersOfThem = new LinkedHashMap<>();
        layers.forEach((layerName, layer) -> layersOfThem.put(layerName,
            CountMatrix.of(selected.length, layer.segmentsWithGenes(map))));
        Map<String, Embedding> embeddingsOfThem = new LinkedHashMap<>();
        featureEmbeddings.forEach((key, embedding) -> embeddingsOfThem.put(key, embedding.select(selected)));
        return new Assay(name, CountMatrix.of(selected.length, counts.segmentsWithGenes(map)), layersOfThem,
            features.select(selected), embeddingsOfThem);
    }

    private void requireFeatures(String what, String which, int size) {
        if (size != features.size()) {
            throw new IllegalArgumentException(
                "There are " + features.size() + " genes, but the " + what + " \"" + which + "\" has " + size + ".");
        }
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return changed;
    }
}
