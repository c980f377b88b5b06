package org.screlapse.benchmarks.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.benchmarks.Arguments;
import org.screlapse.benchmarks.Benchmark;
import org.screlapse.benchmarks.DataFolder;
import org.screlapse.benchmarks.measure.Fork;
import org.screlapse.benchmarks.measure.Peer;
import org.screlapse.benchmarks.simulate.LargeData;

/** Measures the steps from counts to a map of the cells: quality control to Leiden clusters. */
public final class PipelineCommand implements Benchmark {

    private static final String HEAP = "2g";

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public String help() {
        return """
            [CELLS] [--json OUT] [--heap 2g] [--until STEP] [--python python3]
                quality control, normalization, variable genes, components, neighbors, UMAP and Leiden clusters
                of 50000 simulated cells with two threads, twice in one process of its own, from a saved data
                set as the nodes have it; --until components leaves out what follows; beside Scanpy where Python
                has it (more than 50000 cells: only with --python)
            """;
    }

    @Override
    public void run(Arguments arguments) throws IOException {
        LargeData data = new LargeData((int) arguments.number(0, DataFolder.LARGE.cells()), DataFolder.LARGE.genes(),
            DataFolder.LARGE.seed());
        String heap = arguments.heap(HEAP);
        List<String> steps = steps(arguments);
        boolean kept = DataFolder.standard().has(data) || data.equals(DataFolder.LARGE);
        Path file = DataFolder.standard().tenxHdf5(data);
        Path store = file.resolveSibling("pipeline.store");
        Map<String, Object> results = new LinkedHashMap<>(Map.of("benchmark", "pipeline", "heap", heap));
        ScanpyRun scanpy = new ScanpyRun("", Map.of());
        try {
            Fork.java(heap, PipelineRun.class, List.of(file.toString(), store.toString(), steps.get(steps.size() - 1)))
                .forEach((name, text) -> results.put(name, Double.valueOf(text)));
            String python = arguments.python(data.cells() > DataFolder.LARGE.cells() ? "" : "python3");
            if (!python.isEmpty()) {
                scanpy = ScanpyRun.of(new Peer(python), file, steps.get(steps.size() - 1));
            }
        } finally {
            Files.deleteIfExists(store);
            if (!kept) {
                Files.delete(file);
            }
        }
        print(steps, results, scanpy);
        if (scanpy.isThere()) {
            results.put("scanpy", scanpy.toMap());
        }
        arguments.writeJson(results);
    }

    private static List<String> steps(Arguments arguments) {
        String last = arguments.until(PipelineRun.STEPS.get(PipelineRun.STEPS.size() - 1));
        if (!PipelineRun.STEPS.contains(last)) {
            throw new IllegalArgumentException("\"" + last + "\" is no step; the steps are " + PipelineRun.STEPS + ".");
        }
        return PipelineRun.STEPS.subList(0, PipelineRun.STEPS.indexOf(last) + 1);
    }

    private static void print(List<String> steps, Map<String, Object> results, ScanpyRun scanpy) {
        System.out.printf("%-18s %9s %9s %9s %9s   heap of %s%n", "step", "first s", "then s", "CPU s", "heap MB",
            results.get("heap"));
        if (scanpy.isThere()) {
            System.out.printf("%-58s   %9s %9s %9s %9s %9s%n", "   beside us: Scanpy " + scanpy.version(), "first s",
                "then s", "CPU s", "memory MB", "times");
        }
        for (String step : steps) {
            double seconds = (Double) results.get(step + ".then");
            System.out.printf("%-18s %9.2f %9.2f %9.2f %9.0f%s%n", step, results.get(step + ".first"), seconds,
                results.get(step + ".thenCpu"), results.get(step + ".heapMegabytes"), scanpy.line(step, seconds));
        }
        scanpy.steps().keySet().stream().filter(step -> !PipelineRun.STEPS.contains(step))
            .forEach(step -> System.out.printf("%-58s%s%n", step, scanpy.line(step, Double.NaN)));
        System.out.printf("%,.0f cells%s; at most %.0f MB of memory, mapped files included%n", results.get("cells"),
            results.containsKey("clusters") ? ", %.0f clusters".formatted(results.get("clusters")) : "",
            results.get("residentMegabytes"));
    }
}
