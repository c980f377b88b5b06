package org.screlapse.engine.together;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.Test;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.embed.Harmony;
import org.screlapse.engine.embed.MappedCells;
import org.screlapse.engine.embed.Pca;
import org.screlapse.engine.embed.PcaResult;
import org.screlapse.engine.embed.ReferenceMap;
import org.screlapse.engine.embed.TallCohort;
import org.screlapse.engine.embed.Umap;
import org.screlapse.engine.graph.LeidenClustering;
import org.screlapse.engine.graph.Metric;
import org.screlapse.engine.graph.NearestNeighbors;
import org.screlapse.engine.graph.NeighborGraphs;
import org.screlapse.engine.graph.NeighborLists;
import org.screlapse.engine.preprocess.CountNormalization;
import org.screlapse.engine.preprocess.VariableGeneFlavor;
import org.screlapse.engine.preprocess.VariableGenes;
import org.screlapse.engine.quality.DoubletScore;
import org.screlapse.engine.quality.QualityFilter;
import org.screlapse.engine.quality.QualityMetrics;
import org.screlapse.engine.quality.QualityRule;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/** All steps from counts to a map of the cells: to the last bit the same with 1, 2 and 8 threads. */
public class ThreadsTest {

    private static final List<Integer> THREADS = List.of(1, 2, 8);

    /** What each step gave, by the name of the step. */
    private final Map<String, int[]> results = new LinkedHashMap<>();

    @Test
    public void sameResultForOneTwoAndEightThreads() throws Exception {
        SingleCellData counts = TallCohort.read();
        int[] cells = IntStream.range(0, counts.cells().size()).filter(cell -> cell % 3 == 0).toArray();
        Map<Integer, Map<String, int[]>> found = new LinkedHashMap<>();
        for (int threads : THREADS) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            ThreadsTest run = new ThreadsTest();
            pool.submit(() -> run.takeAllSteps(counts.selectCells(cells))).get();
            pool.shutdown();
            found.put(threads, run.results);
        }
        assertTrue(found.get(1).size() > 20);
        found.get(1)
            .forEach((step, expected) -> THREADS.forEach(threads -> assertTrue(step + " with " + threads + " threads",
                Arrays.equals(expected, found.get(threads).get(step)))));
        assertEquals(found.get(1).keySet(), found.get(8).keySet());
    }

    private void takeAllSteps(SingleCellData counts) {
        SingleCellData data =
            QualityMetrics.withDefaults().withTopGenes(20, 50).withDetails(true).apply(counts, Run.silent()).data();
        add("quality of cells", data.cells());
        add("quality of genes", data.genes());
        data = QualityFilter.withDefaults().withSampleColumn("sample").withCellsPerGene(3)
            .withRules(List.of(QualityRule.outliers("total_counts", QualityRule.Side.BOTH, 3, true)))
            .apply(data, Run.silent()).data();
        add("filtered cells", data.cells());
        add("filtered genes", data.genes());
        add("doublets",
            DoubletScore.withDefaults().withSampleColumn("patient").apply(data, Run.silent()).data().cells());
        data = CountNormalization.withDefaults().withMedianTarget().withHighestShare(0.05).apply(data, Run.silent())
            .data();
        add("size factors", data.cells());
        for (VariableGeneFlavor flavor : VariableGeneFlavor.values()) {
            VariableGenes choice = VariableGenes.withDefaults().withFlavor(flavor).withNumber(500);
            add(flavor + " genes", choice.apply(data, Run.silent()).data().genes());
            data = choice.withBatchColumn("patient").apply(data, Run.silent()).data();
            add(flavor + " genes of batches", data.genes());
        }
        for (Pca.Solver solver : Pca.Solver.values()) {
            Pca pca = Pca.withDefaults().withComponents(20).withSolver(solver);
            add(solver + " components", pca.apply(data, Run.silent()).findings());
            add(solver + " components, unscaled", pca.withoutScaling().apply(data, Run.silent()).findings());
        }
        add("components without covariates", Pca.withDefaults().withComponents(20)
            .withCovariates(List.of("total_counts", "n_genes_by_counts")).apply(data, Run.silent()).findings());
        data = Pca.withDefaults().withComponents(20).apply(data, Run.silent()).data();
        data = Harmony.withDefaults().withRounds(2).withBatches(List.of("patient")).apply(data, Run.silent()).data();
        add("Harmony", data.embeddings().get(Harmony.NAME));
        addGraphs(data);
    }

    private void addGraphs(SingleCellData components) {
        for (NearestNeighbors.Method method : NearestNeighbors.Method.values()) {
            for (Metric metric : Metric.values()) {
                NeighborLists lists = NearestNeighbors.withDefaults().withMethod(method).withMetric(metric)
                    .apply(components, Harmony.NAME, Progress.NONE);
                add(method + " " + metric + " neighbors", lists.distanceGraph());
            }
        }
        SingleCellData data =
            NeighborGraphs.withDefaults().withSharedNeighbors(true).apply(components, Run.silent()).data();
        for (String name : List.of(NeighborGraphs.CONNECTIVITIES, NeighborGraphs.SHARED)) {
            CellGraph graph = data.graphs().get(name);
            add(name, graph);
            for (LeidenClustering.Quality quality : LeidenClustering.Quality.values()) {
                results.put("Leiden " + quality + " " + name,
                    LeidenClustering.withDefaults().withGraph(name).withQuality(quality).withResolutions(List.of(0.05))
                        .apply(data, Run.silent()).findings().get(0).clusters());
            }
        }
        for (Umap.Start start : Umap.Start.values()) {
            add("UMAP from " + start, Umap.withDefaults().withStart(start).withEpochs(50).apply(data, Run.silent())
                .data().embeddings().get(Umap.NAME));
        }
        SingleCellData query =
            data.selectCells(IntStream.range(0, data.cells().size()).filter(c -> c % 3 == 0).toArray());
        Outcome<MappedCells> mapped = ReferenceMap.withDefaults().withAnnotations(List.of("population")).withPrefix("")
            .apply(data, query, Run.silent());
        add("cells on the reference", mapped.data().cells());
        add("components on the reference", mapped.findings().components());
    }

    private void add(String step, PcaResult found) {
        add(step, found.scores());
        add("loadings of " + step, found.loadings());
    }

    private void add(String step, Embedding found) {
        results.put(step, bits(found.coordinates()));
    }

    private void add(String step, CellGraph found) {
        results.put(step, bits(found.weights()));
        results.put("cells of " + step, found.neighbors());
    }

    private void add(String step, Annotations found) {
        results.put(step, found.columns().values().stream().flatMapToInt(column -> IntStream.range(0, column.size())
            .map(row -> column.isMissing(row) ? 0 : column.text(row).hashCode())).toArray());
    }

    private static int[] bits(float[] values) {
        return IntStream.range(0, values.length).map(i -> Float.floatToRawIntBits(values[i])).toArray();
    }
}
