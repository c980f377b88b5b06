package org.screlapse.engine.embed;

import java.util.Map;
import java.util.Optional;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;

/**
 * Query cells on the map of a reference.
 *
 * @param components query cells × components of the reference
 * @param map where the query cells lie on the UMAP of the reference, if it has one
 * @param labels for each transferred annotation of the reference what it is for the query cells
 * @param distances for each query cell its mean distance to its neighbors in the reference (between directions, see
 *            {@link ReferenceMap}), divided by what is usual between reference cells (their median): about 1 for cells
 *            as the reference has them, more for others
 * @param sharedGenes number of genes by which the cells were placed
 * @param referenceGenes number of genes on which the components of the reference rest
 */
public record MappedCells(Embedding components, Optional<Embedding> map, Map<String, TransferredLabels> labels,
    NumericColumn distances, int sharedGenes, int referenceGenes) {

    /** Name of the components among the embeddings of the query. */
    public static final String COMPONENTS = "X_pca_reference";

    /** Name of the map among the embeddings of the query. */
    public static final String MAP = "X_umap_reference";

    /** Name of the annotation with the distances. */
    public static final String DISTANCE = "mapping_distance";

    /** What is added to the name of an annotation for its confidence. */
    public static final String CONFIDENCE = "_confidence";

    /**
     * @param query the query
     * @param prefix what comes before the names of transferred annotations, such as "predicted_"
     * @return the query with labels, confidences, distances and embeddings
     */
    public SingleCellData addTo(SingleCellData query, String prefix) {
        SingleCellData result = query.withEmbedding(COMPONENTS, components).withCellColumn(DISTANCE, distances);
        if (map.isPresent()) {
            result = result.withEmbedding(MAP, map.get());
        }
        for (Map.Entry<String, TransferredLabels> label : labels.entrySet()) {
            String name = prefix + label.getKey();
            result = result.withCellColumn(name, label.getValue().labels()).withCellColumn(name + CONFIDENCE,
                label.getValue().confidence());
        }
        return result;
    }
}
