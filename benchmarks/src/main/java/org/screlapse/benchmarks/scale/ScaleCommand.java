package org.screlapse.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.screlapse.benchmarks.Arguments;
import org.screlapse.benchmarks.Benchmark;
import org.screlapse.benchmarks.DataFolder;
import org.screlapse.benchmarks.measure.Fork;
import org.screlapse.benchmarks.simulate.LargeData;

/** Reads, saves, reopens and sums data sets of growing size, up to a million cells. */
public final class ScaleCommand implements Benchmark {

    private static final List<Integer> CELLS = List.of(10_000, 50_000, 200_000, 1_000_000);
    private static final String HEAP = "4g";
    private static final String LINE = "%,12d %,15d %9.1f %9.2f %9.1f %,9.0f %,13.0f %8.0f %9.0f%n";

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String help() {
        return """
            [CELLS …] [--json OUT] [--heap 4g]
                reads 10000, 50000, 200000 and 1000000 simulated cells straight into a saved data set, reopens
                it and sums each gene; needs 10 GB of disk and some ten minutes, mostly to simulate the cells
            """;
    }

    @Override
    public void run(Arguments arguments) throws IOException {
        List<Integer> sizes = arguments.size() == 0 ? CELLS
            : IntStream.range(0, arguments.size()).mapToObj(i -> (int) arguments.number(i, 0)).toList();
        String heap = arguments.heap(HEAP);
        List<Map<String, Object>> runs = new ArrayList<>();
        System.out.printf("%12s %15s %9s %9s %9s %9s %13s %8s %9s   heap of %s%n", "cells", "values", "read+save",
            "reopen", "sum", "cells/s", "cells a CPU s", "heap MB", "memory MB", heap);
        for (int cells : sizes) {
            LargeData data = new LargeData(cells, DataFolder.LARGE.genes(), DataFolder.LARGE.seed());
            boolean kept = DataFolder.standard().has(data) || data.equals(DataFolder.LARGE);
            Path file = DataFolder.standard().tenxHdf5(data);
            Path store = file.resolveSibling("scale.store");
            try {
                runs.add(print(Fork.java(heap, ScaleRun.class, List.of(file.toString(), store.toString()))));
            } finally {
                Files.deleteIfExists(store);
                if (!kept) {
                    Files.delete(file);
                }
            }
        }
        arguments.writeJson(Map.of("benchmark", "scale", "heap", heap, "runs", runs));
    }

    private static Map<String, Object> print(Map<String, String> texts) {
        Map<String, Double> run = new LinkedHashMap<>();
        texts.forEach((name, text) -> run.put(name, Double.valueOf(text)));
        double cells = run.get("cells");
        run.put("cellsASecond", cells / (run.get("readSeconds") + run.get("reopenSeconds") + run.get("sumSeconds")));
        run.put("cellsACpuSecond",
            cells / (run.get("readCpuSeconds") + run.get("reopenCpuSeconds") + run.get("sumCpuSeconds")));
        System.out.printf(LINE, (long) cells, run.get("nonZeros").longValue(), run.get("readSeconds"),
            run.get("reopenSeconds"), run.get("sumSeconds"), run.get("cellsASecond"), run.get("cellsACpuSecond"),
            run.get("heapMegabytes"), run.get("residentMegabytes"));
        return new LinkedHashMap<>(run);
    }
}
