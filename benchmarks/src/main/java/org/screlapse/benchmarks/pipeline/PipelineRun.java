package org.screlapse.benchmarks.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import org.screlapse.benchmarks.measure.Fork;
import org.screlapse.benchmarks.measure.Measurement;
import org.screlapse.benchmarks.measure.Meter;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.embed.Pca;
import org.screlapse.engine.embed.Umap;
import org.screlapse.engine.graph.LeidenClustering;
import org.screlapse.engine.graph.NeighborGraphs;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.preprocess.CountNormalization;
import org.screlapse.engine.preprocess.VariableGenes;
import org.screlapse.engine.quality.QualityFilter;
import org.screlapse.engine.quality.QualityMetrics;
import org.screlapse.engine.quality.QualityRule;
import org.screlapse.engine.store.StoreWriter;
import org.screlapse.engine.store.StoredData;
import org.screlapse.engine.task.Run;

/** The steps of {@link PipelineCommand}, in a process of their own. */
final class PipelineRun {

    /** The steps, in their order. */
    static final List<String> STEPS =
        List.of("quality control", "variable genes", "components", "neighbors", "UMAP", "Leiden");

    /** What each step may use. */
    static final int THREADS = 2;

    private static final double FEWEST_GENES = 200;
    private static final String CLUSTERS = "leiden";

    private final int last;
    private final Map<String, Object> results = new LinkedHashMap<>();

    private PipelineRun(String lastStep) {
        last = STEPS.indexOf(lastStep);
    }

    /**
     * @param arguments a file, where the data set is saved, and the last step
     * @throws IOException if one of them cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Path store = Path.of(arguments[1]);
        try (StoreWriter writer = StoreWriter.create(store, List.of())) {
            writer.finish(
                SingleCellReader.withDefaults().withBlockStorage(writer).read(Path.of(arguments[0]), Run.silent()),
                Run.silent());
        }
        Fork.print(new PipelineRun(arguments[2]).run(StoredData.open(List.of(store)).data()), System.out);
    }

    private Map<String, Object> run(SingleCellData input) throws IOException {
        SingleCellData data = measure("quality control", input, PipelineRun::filter);
        data = measure("variable genes", data, PipelineRun::chooseGenes);
        data = measure("components", data, d -> Pca.withDefaults().apply(d, Run.silent()).data());
        data = measure("neighbors", data, d -> NeighborGraphs.withDefaults().apply(d, Run.silent()).data());
        data = measure("UMAP", data, d -> Umap.withDefaults().apply(d, Run.silent()).data());
        data = measure("Leiden", data,
            d -> LeidenClustering.withDefaults().withAnnotation(CLUSTERS).apply(d, Run.silent()).data());
        results.put("cells", data.counts().cells());
        data.cells().column(CLUSTERS)
            .ifPresent(column -> results.put("clusters", ((CategoricalColumn) column).categories().size()));
        return results;
    }

    private static SingleCellData filter(SingleCellData data) {
        return QualityFilter.withDefaults().withRules(List.of(QualityRule.atLeast("n_genes_by_counts", FEWEST_GENES)))
            .apply(QualityMetrics.withDefaults().apply(data, Run.silent()).data(), Run.silent()).data();
    }

    private static SingleCellData chooseGenes(SingleCellData data) {
        return VariableGenes.withDefaults()
            .apply(CountNormalization.withDefaults().apply(data, Run.silent()).data(), Run.silent()).data();
    }

    /** Runs a step twice, unless it is beyond the last: as in a fresh process, and after Java has compiled it. */
    private SingleCellData measure(String step, SingleCellData data, UnaryOperator<SingleCellData> operation)
        throws IOException {
        if (STEPS.indexOf(step) > last) {
            return data;
        }
        SingleCellData[] result = new SingleCellData[1];
        ForkJoinPool pool = new ForkJoinPool(THREADS);
        try {
            Measurement measured = Meter.measure(2, () -> result[0] = pool.submit(() -> operation.apply(data)).join());
            results.put(step + ".first", measured.first());
            results.put(step + ".then", measured.seconds().get(1));
            results.put(step + ".thenCpu", measured.cpuSeconds().get(1));
            results.put(step + ".heapMegabytes", measured.heapMegabytes());
            results.put("residentMegabytes", measured.residentMegabytes());
        } finally {
            pool.shutdown();
        }
        return result[0];
    }
}
