package org.screlapse.engine.abundance;

import java.util.List;
import org.screlapse.engine.abundance.SpatialFdr.Weighting;
import org.screlapse.engine.abundance.model.Normalization;
import org.screlapse.engine.abundance.model.QuasiLikelihoodResult;
import org.screlapse.engine.abundance.model.QuasiLikelihoodTest;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.task.Progress;

/**
 * Finds the subpopulations that hold more, or less, of the cells at a later timepoint than at a reference timepoint,
 * beyond the scatter between samples: among neighbourhoods of cells, or among clusters or labels. Samples, not cells,
 * are the replicates. Immutable.
 *
 * <p>Patients with both timepoints are compared with themselves. If no patient has both, the samples are two
 * independent groups.
 *
 * @see <a href="https://doi.org/10.1038/s41587-021-01033-z">Dann et al., Nat. Biotechnol. 40 (2022) 245</a>
 */
public final class ExpansionDetector {
    private static final ExpansionDetector DEFAULT = new ExpansionDetector(
        QuasiLikelihoodTest.withDefaults().withRobust(true), NeighbourhoodSampling.withDefaults(),
        Weighting.K_DISTANCE, 0.1, "", "");

    private final QuasiLikelihoodTest test;
    private final NeighbourhoodSampling sampling;
    private final Weighting weighting;
    private final double fdr;
    private final String reference;
    private final String later;

    private ExpansionDetector(QuasiLikelihoodTest test, NeighbourhoodSampling sampling, Weighting weighting, double fdr,
        String reference, String later) {
        this.test = test;
        this.sampling = sampling;
        this.weighting = weighting;
        this.fdr = fdr;
        this.reference = reference;
        this.later = later;
    }

    /** TMM normalisation, robust prior, a tenth of the cells drawn, k-distance weights, 10 % false discoveries. */
    public static ExpansionDetector withDefaults() {
        return DEFAULT;
    }

    /** This detector comparing other timepoints; the later one may be empty if there are only two. */
    public ExpansionDetector withTimepoints(String earlier, String following) {
        return new ExpansionDetector(test, sampling, weighting, fdr, earlier, following);
    }

    /** This detector with another normalisation of the samples. */
    public ExpansionDetector withNormalization(Normalization value) {
        return new ExpansionDetector(test.withNormalization(value), sampling, weighting, fdr, reference, later);
    }

    /** This detector with another way to draw neighbourhoods. */
    public ExpansionDetector withSampling(NeighbourhoodSampling value) {
        return new ExpansionDetector(test, value, weighting, fdr, reference, later);
    }

    /** This detector with other weights of the spatial FDR. */
    public ExpansionDetector withWeighting(Weighting value) {
        return new ExpansionDetector(test, sampling, value, fdr, reference, later);
    }

    /**
     * This detector calling with another false discovery rate.
     *
     * @throws IllegalArgumentException unless 0 &lt; rate &lt; 1
     */
    public ExpansionDetector withFdr(double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("The false discovery rate is " + rate
                + "; it must lie between 0 and 1 (for example 0.1).");
        }
        return new ExpansionDetector(test, sampling, weighting, rate, reference, later);
    }

    /**
     * Tests neighbourhoods of cells.
     *
     * @param graph nearest neighbours of the cells
     * @param embedding in which they are near, null if it is not known
     * @param labels by which regions are annotated, null for none
     * @param layout sample, patient and timepoint of the cells
     * @throws IllegalArgumentException if the graph has no edges, a timepoint is not there, there are no replicates,
     *         the design is not of full rank, a sample has no cells, or the weights need an embedding
     */
    public ExpansionResult inNeighbourhoods(CellGraph graph, Embedding embedding, CategoricalColumn labels,
        CohortLayout layout, Progress progress) {
        ComparedSamples samples = ComparedSamples.of(layout, reference, later);
        Neighbourhoods neighbourhoods = sampling.apply(graph, embedding, progress.part(0, 0.3));
        int fewest = weighting == Weighting.K_DISTANCE ? UndirectedGraph.of(graph).fewestNeighbours() : 0;
        double[] weights = SpatialFdr.weights(weighting, neighbourhoods, embedding, fewest,
            progress.part(0.3, 0.4));
        return inNeighbourhoods(neighbourhoods, weights, labels, samples, progress.part(0.4, 1));
    }

    ExpansionResult inNeighbourhoods(Neighbourhoods neighbourhoods, double[] weights, CategoricalColumn labels,
        ComparedSamples samples, Progress progress) {
        double[][] counts = neighbourhoods.counts(samples.sampleOf(), samples.count());
        requireCells(counts, samples, "in any neighbourhood; draw more of the cells");
        QuasiLikelihoodResult tested = test.apply(counts, samples.design(), samples.tested(), progress);
        double[] spatial = SpatialFdr.adjust(tested.pValue(), weights);
        return new NeighbourhoodSummary(neighbourhoods, counts, tested, spatial, fdr, labels, samples).result();
    }

    /**
     * Tests clusters or labels.
     *
     * @param labels the population of each cell; cells without one are not counted
     * @param layout sample, patient and timepoint of the cells
     * @throws IllegalArgumentException if there are fewer than two populations, a timepoint is not there, there are no
     *         replicates, the design is not of full rank, or a sample has no cells
     */
    public ExpansionResult inPopulations(CategoricalColumn labels, CohortLayout layout, Progress progress) {
        ComparedSamples samples = ComparedSamples.of(layout, reference, later);
        return new LabelTest(test, fdr, samples).apply(labels, progress);
    }

    /** A sample without a single count has no fractions. */
    static void requireCells(double[][] counts, ComparedSamples samples, String what) {
        for (int s = 0; s < samples.count(); s++) {
            double sum = 0;
            for (double[] row : counts) {
                sum += row[s];
            }
            if (sum == 0) {
                throw new IllegalArgumentException("The sample \"" + samples.samples().get(s).name()
                    + "\" has no cells " + what + ", or leave the sample out.");
            }
        }
    }

    /** Populations whose FDR is below the limit. */
    static boolean isCalled(double rate, double limit) {
        return rate < limit;
    }

    static List<String> groups() {
        return List.of(ExpandedRegions.EXPANDED, ExpandedRegions.SHRUNKEN, ExpandedRegions.UNCHANGED);
    }
}
