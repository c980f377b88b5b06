package org.screlapse.engine.embed;

import java.util.Arrays;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.SingleCellData;

/**
 * Principal components.
 *
 * @param scores cells × components, by falling variance
 * @param loadings genes × components, each component of length 1; 0 for genes that were not used
 * @param variance variance of the scores of each component (sum of squares divided by cells − 1)
 * @param varianceRatio the part of the variance of all used genes that each component explains, 0 to 1
 * @param elbow number of components up to the elbow of the curve of the standard deviations: the point farthest from
 *            the line between the first and the last component
 * @param genes number of genes used
 */
public record PcaResult(Embedding scores, Embedding loadings, double[] variance, double[] varianceRatio, int elbow,
    int genes) {

    /** Name of the scores among the embeddings of the cells. */
    public static final String SCORES = Embedding.PRINCIPAL_COMPONENTS;

    /** Name of the loadings among the embeddings of the genes. */
    public static final String LOADINGS = "PCs";

    /** Name of the variances in the metadata. */
    public static final String VARIANCE = "pca/variance";

    /** Name of the variance ratios in the metadata. */
    public static final String VARIANCE_RATIO = "pca/variance_ratio";

    /** @return number of components */
    public int components() {
        return variance.length;
    }

    /**
     * @param data the data of which these are the components
     * @return the data with scores, loadings and variances under Scanpy's names
     */
    public SingleCellData addTo(SingleCellData data) {
        return data.withEmbedding(SCORES, scores).withGeneEmbedding(LOADINGS, loadings)
            .withMetadata(VARIANCE, Arrays.stream(variance).boxed().toList())
            .withMetadata(VARIANCE_RATIO, Arrays.stream(varianceRatio).boxed().toList());
    }

    static int elbow(double[] variance) {
        int last = variance.length - 1;
        int best = last;
        double farthest = 0;
        double first = Math.sqrt(variance[0]);
        double end = Math.sqrt(variance[last]);
        for (int i = 1; i < last; i++) {
            double line = first + (end - first) * i / last;
            double below = line - Math.sqrt(variance[i]);
            if (below > farthest) {
                farthest = below;
                best = i;
            }
        }
        return best + 1;
    }
}
