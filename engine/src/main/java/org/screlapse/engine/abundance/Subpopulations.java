package org.screlapse.engine.abundance;

import org.screlapse.engine.data.DataSummary;

/** Among which subpopulations an {@link ExpansionDetector} looks for growth. */
public sealed interface Subpopulations {

    /**
     * @param data what is known of the data
     * @throws IllegalArgumentException if an annotation, graph or embedding is not there
     */
    void require(DataSummary data);

    /**
     * Clusters or labels.
     *
     * @param annotation names the population of each cell; cells without one are not counted
     */
    record Labels(String annotation) implements Subpopulations {

        @Override
        public void require(DataSummary data) {
            data.requireCellColumn("cluster or label", annotation);
        }
    }

    /**
     * Cells with their nearest neighbors.
     *
     * @param graph the graph of nearest neighbors; its direction and weights do not matter
     * @param embedding the embedding in which they are near; empty if it is not known
     * @param label an annotation by which regions are described; empty for none
     */
    record Neighborhoods(String graph, String embedding, String label) implements Subpopulations {

        @Override
        public void require(DataSummary data) {
            data.requireGraph(graph);
            if (!embedding.isBlank()) {
                data.requireEmbedding(embedding);
            }
            if (!label.isBlank()) {
                data.requireCellColumn("label for regions", label);
            }
        }
    }
}
