package org.screlapse.knime.execution;

import java.util.Map;
import org.screlapse.engine.abundance.NoReplicatesException;
import org.screlapse.engine.data.MissingPartException;
import org.screlapse.engine.store.DamagedDataException;

/** Knows which node makes a part that data lack. */
final class Maker {

    private static final Map<String, String> OF_EMBEDDINGS =
        Map.of("X_pca", "Single-Cell PCA", "X_pca_harmony", "Integrate Batches", "X_umap", "UMAP");

    private static final String WITHOUT_REPLICATES = " Timepoint Comparison has it.";

    private static final String AGAIN = " Reset and execute the node that made them.";

    private Maker() {
    }

    /**
     * @param error what the engine said
     * @return a sentence that names the node that makes what is missing, or does what is possible, after a space; empty
     *         where there is none
     */
    static String hint(Exception error) {
        if (error instanceof MissingPartException missing) {
            return hint(missing);
        }
        return error instanceof NoReplicatesException ? WITHOUT_REPLICATES
            : error instanceof DamagedDataException ? AGAIN : "";
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
