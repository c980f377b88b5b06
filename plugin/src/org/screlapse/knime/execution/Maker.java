package org.screlapse.knime.execution;

import java.util.Map;
import org.screlapse.engine.abundance.NoReplicatesException;
import org.screlapse.engine.data.MissingPartException;

/** Knows which node makes a part that data lack. */
final class Maker {

    private static final Map<String, String> OF_EMBEDDINGS =
        Map.of("X_pca", "Single-Cell PCA", "X_pca_harmony", "Integrate Batches", "X_umap", "UMAP");

    private static final String WITHOUT_REPLICATES = " Timepoint Comparison has it.";

    private Maker() {
    }

    /**
     * @param error what the engine said
     * @return a sentence that names the node that makes what is missing, or does what is possible, after a space; empty
     *         where there is none
     */
    static String hint(Exception error) {
        return error instanceof MissingPartException missing ? hint(missing)
            : error instanceof NoReplicatesException ? WITHOUT_REPLICATES : "";
    }

    private static String hint(MissingPartException missing) {
        return switch (missing.part()) {
            case GRAPH -> " Cell Neighbors makes one.";
            case EMBEDDING -> " " + OF_EMBEDDINGS.getOrDefault(missing.name(), "Single-Cell PCA") + " makes one.";
            case GENE_ANNOTATION -> missing.name().equals("highly_variable") ? " Variable Genes makes it." : "";
            case CELL_ANNOTATION, LAYER, ASSAY -> "";
        };
    }
}
