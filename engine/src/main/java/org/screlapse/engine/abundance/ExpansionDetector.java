package org.screlapse.engine.abundance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.screlapse.engine.abundance.SpatialFdr.Weighting;
import org.screlapse.engine.countmodel.Normalization;
import org.screlapse.engine.countmodel.QuasiLikelihood;
import org.screlapse.engine.cohort.Cohort;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.cohort.ContrastChoice;
import org.screlapse.engine.cohort.TimeOrder;
import org.screlapse.engine.data.WrittenForms;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.stats.DilutionRule;
import org.screlapse.engine.task.Run;

/**
 * Finds the subpopulations that hold more, or less, of the cells at a later timepoint than at a reference timepoint,
 * beyond the scatter between samples: among neighborhoods of cells, or among clusters or labels. Samples, not cells,
 * are the replicates. Immutable.
 *
 * <p>
 * Patients with both timepoints are compared with themselves, unless there is one such patient only and two at each
 * timepoint: then, or if no patient has both, the samples are two independent groups. What is compared need not be
 * timepoints: any factor will do, such as the treatment. Of several later timepoints each is compared with the
 * reference, in the same neighborhoods; one without replicates is left out, with a note.
 *
 * @see <a href="https://doi.org/10.1038/s41587-021-01033-z">Dann et al., Nat. Biotechnol. 40 (2022) 245</a>
 */
public final class ExpansionDetector implements Operation<ExpansionSeries> {
    private static final ExpansionDetector DEFAULT =
        new ExpansionDetector(CohortColumns.withDefaults(), ContrastChoice.NONE,
            new Subpopulations.Neighborhoods("distances", "X_pca", ""), Model.withDefaults(), "expansion");

    private final CohortColumns columns;
    private final ContrastChoice contrast;
    private final Subpopulations among;
    private final Model model;
    private final String annotation;

    /** The statistics: what is drawn, tested and called. */
    private record Model(QuasiLikelihood test, boolean trendFloor, NeighborhoodSampling sampling, Weighting weighting,
        DilutionRule rule) {

        static Model withDefaults() {
            return new Model(QuasiLikelihood.withDefaults().withRobust(true), true, NeighborhoodSampling.withDefaults(),
                Weighting.K_DISTANCE, DilutionRule.withDefaults());
        }
    }

    private ExpansionDetector(CohortColumns columns, ContrastChoice contrast, Subpopulations among, Model model,
        String annotation) {
        this.columns = Objects.requireNonNull(columns, "columns");
        this.contrast = Objects.requireNonNull(contrast, "contrast");
        this.among = Objects.requireNonNull(among, "among");
        this.model = model;
        this.annotation = annotation;
    }

    /**
     * The annotations {@code patient} and {@code timepoint}, no reference timepoint yet, neighborhoods of the graph
     * {@code distances} in {@code X_pca}, TMM normalization, robust prior, no label that scatters less than the trend,
     * a tenth of the cells drawn, k-distance weights, 10 % false discoveries, results as {@code expansion}.
     *
     * @return the operation
     */
    public static ExpansionDetector withDefaults() {
        return DEFAULT;
    }

    /**
     * @param names annotations that tell samples, patients, timepoints and covariates
     * @return this detector of these
     */
    public ExpansionDetector withColumns(CohortColumns names) {
        return new ExpansionDetector(names, contrast, among, model, annotation);
    }

    /**
     * @param choice the reference and what is compared with it
     * @return this detector comparing these
     */
    public ExpansionDetector withContrast(ContrastChoice choice) {
        return new ExpansionDetector(columns, choice, among, model, annotation);
    }

    /**
     * @param subpopulations clusters, labels or neighborhoods
     * @return this detector looking among these
     */
    public ExpansionDetector among(Subpopulations subpopulations) {
        return new ExpansionDetector(columns, contrast, subpopulations, model, annotation);
    }

    /**
     * @param name the annotation of the cells that gets the region; the fold changes and false discovery rates get this
     *            name followed by _log2FC, _max_log2FC and _FDR
     * @return this detector writing there
     * @throws IllegalArgumentException if the name is empty
     */
    public ExpansionDetector withAnnotation(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Give the new annotations a name.");
        }
        return new ExpansionDetector(columns, contrast, among, model, name.strip());
    }

    /**
     * @param value how samples are made comparable
     * @return this detector with it
     */
    public ExpansionDetector withNormalization(Normalization value) {
        return with(new Model(model.test.withNormalization(value), model.trendFloor, model.sampling, model.weighting,
            model.rule));
    }

    /**
     * @param value whether no cluster or label is taken to scatter less than the trend; if false, this computes as
     *            edgeR does, which calls too often where there are a dozen of them
     * @return this detector with it
     * @see QuasiLikelihood#withTrendFloor
     */
    public ExpansionDetector withTrendFloor(boolean value) {
        return with(new Model(model.test, value, model.sampling, model.weighting, model.rule));
    }

    /**
     * @param value how neighborhoods are drawn
     * @return this detector with it
     */
    public ExpansionDetector withSampling(NeighborhoodSampling value) {
        return with(new Model(model.test, model.trendFloor, value, model.weighting, model.rule));
    }

    /**
     * @param value the weights of the spatial FDR
     * @return this detector with them
     */
    public ExpansionDetector withWeighting(Weighting value) {
        return with(new Model(model.test, model.trendFloor, model.sampling, value, model.rule));
    }

    /**
     * @param rate the false discovery rate below which a change is called
     * @return this detector with it
     * @throws IllegalArgumentException unless 0 &lt; rate &lt; 1
     */
    public ExpansionDetector withFdr(double rate) {
        return with(new Model(model.test, model.trendFloor, model.sampling, model.weighting, model.rule.withFdr(rate)));
    }

    private ExpansionDetector with(Model newModel) {
        return new ExpansionDetector(columns, contrast, among, newModel, annotation);
    }

    /**
     * @param data what is known of the data
     * @return the reference and what is compared with it; none if that is not known yet
     */
    public List<String> levels(DataSummary data) {
        return contrast.levels(data.cellColumn(columns.factor()).map(ColumnSummary::categories).orElse(List.of()));
    }

    @Override
    public DataSummary describe(DataSummary data) {
        contrast.check(columns.factor(), columns.require(data));
        among.require(data);
        if (among instanceof Subpopulations.Neighborhoods places && places.embedding().isBlank()
            && model.weighting.needsEmbedding()) {
            throw new IllegalArgumentException("Choose the embedding in which the neighbors were found, or set the"
                + " weights of neighborhoods to \"Overlap\" or \"None\", which need no distances.");
        }
        DataSummary described = new CellResults(annotation).describe(data);
        for (CellResults results : resultsOfLevels(data).values()) {
            described = results.describe(described);
        }
        return described;
    }

    /**
     * Finds them.
     *
     * @throws IllegalArgumentException also if the graph has no edges, there are fewer than two labels, there are no
     *             replicates, the design is not of full rank, or a sample has no cells
     */
    @Override
    public Outcome<ExpansionSeries> apply(SingleCellData data, Run run) {
        describe(DataSummary.of(data));
        Cohort cohort = Cohort.ofCells(data.cells(), columns, run);
        List<Contrast> contrasts = contrast.contrasts(columns.factor(), cohort.levels());
        List<Run> runs = contrasts.stream().map(step -> Run.of(run)).toList();
        List<ComparedSamples> compared = ComparedSamples.each(cohort, contrasts, runs, run);
        List<Run> ofCompared = compared.stream().map(step -> runs.get(contrasts.indexOf(step.contrast()))).toList();
        ExpansionSeries series = new ExpansionSeries(data.cells().names(),
            among instanceof Subpopulations.Labels labels
                ? inLabels(groups(data, labels.annotation(), run), compared, ofCompared)
                : inNeighborhoods(data, (Subpopulations.Neighborhoods) among, compared, ofCompared, run));
        series.note(ofCompared, run);
        return new Outcome<>(annotated(data, series), series);
    }

    private List<ExpansionResult> inLabels(CategoricalColumn labels, List<ComparedSamples> compared, List<Run> runs) {
        List<ExpansionResult> results = new ArrayList<>();
        for (int step = 0; step < compared.size(); step++) {
            results.add(new LabelComparison(model.test.withTrendFloor(model.trendFloor), model.rule, compared.get(step))
                .apply(labels, runs.get(step)));
        }
        return results;
    }

    private List<ExpansionResult> inNeighborhoods(SingleCellData data, Subpopulations.Neighborhoods places,
        List<ComparedSamples> compared, List<Run> runs, Run run) {
        Embedding embedding = data.embeddings().get(places.embedding());
        if (embedding != null) {
            String doubt = EmbeddingOfGraph.doubt(data, places.graph(), places.embedding());
            if (!doubt.isEmpty()) {
                run.note(doubt);
            }
        }
        UndirectedGraph graph = UndirectedGraph.of(data.graphs().get(places.graph()), run.part(0, 0.05));
        Neighborhoods neighborhoods = model.sampling.apply(graph, embedding, run.part(0.05, 0.35));
        double[] weights =
            SpatialFdr.weights(model.weighting, neighborhoods, embedding, graph.fewestNeighbors(), run.part(0.35, 0.4));
        CategoricalColumn labels = places.label().isBlank() ? null : groups(data, places.label(), run);
        List<ExpansionResult> results = new ArrayList<>();
        for (int step = 0; step < compared.size(); step++) {
            double from = 0.4 + 0.6 * step / compared.size();
            results.add(inNeighborhoods(neighborhoods, weights, labels, compared.get(step),
                runs.get(step).part(from, from + 0.6 / compared.size())));
        }
        return results;
    }

    ExpansionResult inNeighborhoods(Neighborhoods neighborhoods, double[] weights, CategoricalColumn labels,
        ComparedSamples samples, Run run) {
        double[][] counts = neighborhoods.counts(samples.sampleOf(), samples.count());
        samples.requireCells(counts, "in any neighborhood; draw more of the cells");
        TestedNeighborhoods tested = TestedNeighborhoods.of(counts, weights, samples, model.test, run);
        return new NeighborhoodSummary(neighborhoods, tested, model.rule, labels, samples, run).result();
    }

    private CategoricalColumn groups(SingleCellData data, String name, Run run) {
        return WrittenForms.read(name, CategoricalColumn.of(data.cells().columns().get(name)), columns.unite(), run);
    }

    private SingleCellData annotated(SingleCellData data, ExpansionSeries series) {
        SingleCellData result = new CellResults(annotation).add(data, series.cells());
        for (Map.Entry<String, CellResults> level : resultsOfLevels(DataSummary.of(data)).entrySet()) {
            Optional<ExpansionResult> step =
                series.steps().stream().filter(s -> s.timepoint().equals(level.getKey())).findFirst();
            result = step.isPresent() ? level.getValue().add(result, step.get().cells())
                : level.getValue().addMissing(result);
        }
        return result;
    }

    /** The annotations of the cells of each later timepoint, if several are compared and known beforehand. */
    private Map<String, CellResults> resultsOfLevels(DataSummary data) {
        List<String> known =
            TimeOrder.of(data.cellColumn(columns.factor()).map(ColumnSummary::categories).orElse(List.of()));
        Map<String, CellResults> results = new LinkedHashMap<>();
        if (known.size() > 2 && contrast.others().isEmpty()) {
            known.stream().filter(level -> !level.equals(contrast.reference()))
                .forEach(level -> results.put(level, new CellResults(annotation + "_" + level)));
        }
        return results;
    }
}
