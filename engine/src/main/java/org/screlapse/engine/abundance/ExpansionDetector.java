package org.screlapse.engine.abundance;

import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.abundance.SpatialFdr.Weighting;
import org.screlapse.engine.countmodel.Normalization;
import org.screlapse.engine.countmodel.QuasiLikelihoodResult;
import org.screlapse.engine.countmodel.QuasiLikelihood;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.stats.DilutionRule;
import org.screlapse.engine.task.Progress;

/**
 * Finds the subpopulations that hold more, or less, of the cells at a later timepoint than at a reference timepoint,
 * beyond the scatter between samples: among neighbourhoods of cells, or among clusters or labels. Samples, not cells,
 * are the replicates. Immutable.
 *
 * <p>
 * Patients with both timepoints are compared with themselves, unless there is one such patient only and two at each
 * timepoint: then, or if no patient has both, the samples are two independent groups.
 *
 * @see <a href="https://doi.org/10.1038/s41587-021-01033-z">Dann et al., Nat. Biotechnol. 40 (2022) 245</a>
 */
public final class ExpansionDetector {
    private static final ExpansionDetector DEFAULT =
        new ExpansionDetector(QuasiLikelihood.withDefaults().withRobust(true), true,
            NeighbourhoodSampling.withDefaults(), Weighting.K_DISTANCE, DilutionRule.withDefaults(), "", "");

    private final QuasiLikelihood test;
    private final boolean trendFloor;
    private final NeighbourhoodSampling sampling;
    private final Weighting weighting;
    private final DilutionRule rule;
    private final String reference;
    private final String later;

    private ExpansionDetector(QuasiLikelihood test, boolean trendFloor, NeighbourhoodSampling sampling,
        Weighting weighting, DilutionRule rule, String reference, String later) {
        this.test = test;
        this.trendFloor = trendFloor;
        this.sampling = sampling;
        this.weighting = weighting;
        this.rule = rule;
        this.reference = reference;
        this.later = later;
    }

    /**
     * TMM normalisation, robust prior, no label that scatters less than the trend, a tenth of the cells drawn,
     * k-distance weights, 10 % false discoveries.
     */
    public static ExpansionDetector withDefaults() {
        return DEFAULT;
    }

    /** This detector comparing other timepoints; the later one may be empty if there are only two. */
    public ExpansionDetector withTimepoints(String earlier, String following) {
        return new ExpansionDetector(test, trendFloor, sampling, weighting, rule, earlier, following);
    }

    /** This detector with another normalisation of the samples. */
    public ExpansionDetector withNormalization(Normalization value) {
        return new ExpansionDetector(test.withNormalization(value), trendFloor, sampling, weighting, rule, reference,
            later);
    }

    /**
     * This detector taking no cluster or label to scatter less than the trend, or, if false, computing as edgeR does,
     * which calls too often where there are a dozen of them.
     *
     * @see QuasiLikelihood#withTrendFloor
     */
    public ExpansionDetector withTrendFloor(boolean value) {
        return new ExpansionDetector(test, value, sampling, weighting, rule, reference, later);
    }

    /** This detector with another way to draw neighbourhoods. */
    public ExpansionDetector withSampling(NeighbourhoodSampling value) {
        return new ExpansionDetector(test, trendFloor, value, weighting, rule, reference, later);
    }

    /** This detector with other weights of the spatial FDR. */
    public ExpansionDetector withWeighting(Weighting value) {
        return new ExpansionDetector(test, trendFloor, sampling, value, rule, reference, later);
    }

    /**
     * This detector calling with another false discovery rate.
     *
     * @throws IllegalArgumentException unless 0 &lt; rate &lt; 1
     */
    public ExpansionDetector withFdr(double rate) {
        return new ExpansionDetector(test, trendFloor, sampling, weighting, rule.withFdr(rate), reference, later);
    }

    /**
     * Tests neighbourhoods of cells.
     *
     * @param graph nearest neighbours of the cells
     * @param embedding in which they are near, null if it is not known
     * @param labels by which regions are annotated, null for none
     * @param layout sample, patient and timepoint of the cells
     * @throws IllegalArgumentException if the graph has no edges, a timepoint is not there, there are no replicates,
     *             the design is not of full rank, a sample has no cells, or the weights need an embedding
     */
    public ExpansionResult inNeighbourhoods(CellGraph graph, Embedding embedding, CategoricalColumn labels,
        CohortLayout layout, Progress progress) {
        return inNeighbourhoods(graph, embedding, labels, List.of(ComparedSamples.of(layout, reference, later)),
            progress).get(0);
    }

    /**
     * Tests neighbourhoods of cells, the same at each later timepoint: at the one that was chosen, or at every
     * timepoint but the reference if none was. One without replicates is then left out, with a warning.
     *
     * @throws IllegalArgumentException as for one timepoint, and if no timepoint has replicates
     */
    public ExpansionSeries inNeighbourhoodsOverTime(CellGraph graph, Embedding embedding, CategoricalColumn labels,
        CohortLayout layout, Progress progress) {
        List<String> skipped = new ArrayList<>();
        List<ComparedSamples> steps = ComparedSamples.each(layout, reference, later, skipped);
        return ExpansionSeries.of(inNeighbourhoods(graph, embedding, labels, steps, progress), skipped);
    }

    private List<ExpansionResult> inNeighbourhoods(CellGraph graph, Embedding embedding, CategoricalColumn labels,
        List<ComparedSamples> steps, Progress progress) {
        UndirectedGraph neighbours = UndirectedGraph.of(graph, progress.part(0, 0.05));
        Neighbourhoods neighbourhoods = sampling.apply(neighbours, embedding, progress.part(0.05, 0.35));
        double[] weights = SpatialFdr.weights(weighting, neighbourhoods, embedding, neighbours.fewestNeighbours(),
            progress.part(0.35, 0.4));
        Progress tests = progress.part(0.4, 1);
        List<ExpansionResult> results = new ArrayList<>();
        for (ComparedSamples samples : steps) {
            results.add(inNeighbourhoods(neighbourhoods, weights, labels, samples,
                tests.part((double) results.size() / steps.size(), (results.size() + 1.0) / steps.size())));
        }
        return results;
    }

    ExpansionResult inNeighbourhoods(Neighbourhoods neighbourhoods, double[] weights, CategoricalColumn labels,
        ComparedSamples samples, Progress progress) {
        double[][] counts = neighbourhoods.counts(samples.sampleOf(), samples.count());
        requireCells(counts, samples, "in any neighbourhood; draw more of the cells");
        QuasiLikelihoodResult tested = test.apply(counts, samples.design(), samples.tested(), progress);
        double[] spatial = SpatialFdr.adjust(tested.pValue(), weights);
        return new NeighbourhoodSummary(neighbourhoods, counts, tested, spatial, rule, labels, samples, progress)
            .result();
    }

    /**
     * Tests clusters or labels.
     *
     * @param labels the population of each cell; cells without one are not counted
     * @param layout sample, patient and timepoint of the cells
     * @throws IllegalArgumentException if there are fewer than two populations, a timepoint is not there, there are no
     *             replicates, the design is not of full rank, or a sample has no cells
     */
    public ExpansionResult inPopulations(CategoricalColumn labels, CohortLayout layout, Progress progress) {
        ComparedSamples samples = ComparedSamples.of(layout, reference, later);
        return new LabelTest(test.withTrendFloor(trendFloor), rule, samples).apply(labels, progress);
    }

    /**
     * Tests clusters or labels at each later timepoint: at the one that was chosen, or at every timepoint but the
     * reference if none was. One without replicates is then left out, with a warning.
     *
     * @throws IllegalArgumentException as for one timepoint, and if no timepoint has replicates
     */
    public ExpansionSeries inPopulationsOverTime(CategoricalColumn labels, CohortLayout layout, Progress progress) {
        List<String> skipped = new ArrayList<>();
        List<ComparedSamples> steps = ComparedSamples.each(layout, reference, later, skipped);
        List<ExpansionResult> results = new ArrayList<>();
        for (ComparedSamples samples : steps) {
            results.add(new LabelTest(test.withTrendFloor(trendFloor), rule, samples).apply(labels,
                progress.part((double) results.size() / steps.size(), (results.size() + 1.0) / steps.size())));
        }
        return ExpansionSeries.of(results, skipped);
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

    static List<String> groups() {
        return List.of(ExpandedRegions.EXPANDED, ExpandedRegions.SHRUNKEN, ExpandedRegions.UNCHANGED);
    }
}
