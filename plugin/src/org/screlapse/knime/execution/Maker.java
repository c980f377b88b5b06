package org.screlapse.knime.execution;

import java.util.Map;
import org.screlapse.engine.data.MissingPartException;

/** Knows which node makes a part that data lack. */
final class Maker {

    private static final Map<String, String> OF_EMBEDDINGS =
        Map.of("X_pca", "Single-Cell PCA", "X_pca_harmony", "Integrate Batches", "X_umap", "UMAP");

    private Maker() {
    }

    /**
     * @param missing what is missing
     * @return a sentence that names the node that makes it, after a space; empty where there is none
     */
    static String hint(MissingPartException missing) {
        return switch (missing.part()) {
            case GRAPH -> " Cell Neighbors makes one.";
            case EMBEDDING -> " " + OF_EMBEDDINGS.getOrDefault(missing.name(), "Single-Cell PCA") + " makes one.";
            case GENE_ANNOTATION -> missing.name().equals("highly_variable") ? " Variable Genes makes it." : "";
            case CELL_ANNOTATION, LAYER, ASSAY -> "";
        };
    }
}
