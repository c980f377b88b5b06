package org.screlapse.benchmarks.expansion;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.screlapse.benchmarks.Arguments;
import org.screlapse.benchmarks.Benchmark;
import org.screlapse.benchmarks.measure.Measurement;
import org.screlapse.benchmarks.measure.Meter;
import org.screlapse.engine.abundance.ExpansionDetector;
import org.screlapse.engine.abundance.ExpansionResult;
import org.screlapse.engine.abundance.Subpopulations;
import org.screlapse.engine.cohort.ContrastChoice;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.graph.NearestNeighbors;
import org.screlapse.engine.stats.ExactProportions;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/** Measures the detector of expanded subpopulations and the exact proportion test. */
public final class ExpansionCommand implements Benchmark {

    private static final SimulatedMap MAP = new SimulatedMap(50_000, 4, 20, 1);
    private static final SimulatedMap MANY = new SimulatedMap(1_000_000, 1, 50, 1);
    private static final int NEIGHBORS = 30;
    private static final int THREADS = 2;
    private static final int REPEATS = 5;

    @Override
    public String name() {
        return "expansion";
    }

    @Override
    public String help() {
        return """
            [--json OUT]
                the detector of expanded subpopulations on 50,000 simulated cells of eight samples, after their
                neighbors are known, with two threads; and the exact proportion test of 50 populations of
                1,000,000 cells
            """;
    }

    @Override
    public void run(Arguments arguments) throws IOException {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("benchmark", "expansion");
        results.put("loadBefore", load());
        measureDetector(results);
        measureProportions(results);
        results.put("loadAfter", load());
        System.out.printf("load of the machine: %.1f before, %.1f after%n", results.get("loadBefore"),
            results.get("loadAfter"));
        arguments.writeJson(results);
    }

    private static void measureDetector(Map<String, Object> results) throws IOException {
        SingleCellData data = MAP.make();
        CategoricalColumn populations = (CategoricalColumn) data.cells().columns().get("population");
        ExpansionDetector detector =
            ExpansionDetector.withDefaults().withContrast(ContrastChoice.of("diagnosis", "relapse"));
        ForkJoinPool pool = new ForkJoinPool(THREADS);
        try {
            CellGraph graph = pool.submit(() -> NearestNeighbors.withDefaults().withSize(NEIGHBORS)
                .apply(data, "X_pca", Progress.NONE).distanceGraph()).join();
            ExpansionResult[] found = new ExpansionResult[1];
            SingleCellData linked = data.withGraph("distances", graph);
            Measurement neighborhoods = Meter.measure(REPEATS, () -> found[0] = find(pool, linked,
                detector.among(new Subpopulations.Neighborhoods("distances", "X_pca", "population"))));
            Measurement labels =
                Meter.measure(REPEATS, () -> find(pool, data, detector.among(new Subpopulations.Labels("population"))));
            put(results, "detector, neighborhoods", neighborhoods);
            put(results, "detector, populations", labels);
            results.put("neighborhoods", found[0].neighborhoods().size());
            describe(found[0], populations, results);
        } finally {
            pool.shutdown();
        }
    }

    private static ExpansionResult find(ForkJoinPool pool, SingleCellData data, ExpansionDetector detector) {
        return pool.submit(() -> detector.apply(data, Run.silent()).findings().steps().get(0)).join();
    }

    /** A fast answer is worth nothing if it is wrong: how much of what grew is called, and of what is called grew. */
    private static void describe(ExpansionResult found, CategoricalColumn populations, Map<String, Object> results) {
        int called = 0;
        int grown = 0;
        int both = 0;
        for (int cell = 0; cell < populations.size(); cell++) {
            CategoricalColumn groups = found.cells().group();
            boolean isCalled = !groups.isMissing(cell) && groups.text(cell).startsWith("expanded");
            boolean isGrown = populations.text(cell).equals(SimulatedMap.GROWN);
            called += isCalled ? 1 : 0;
            grown += isGrown ? 1 : 0;
            both += isCalled && isGrown ? 1 : 0;
        }
        results.put("precision", (double) both / called);
        results.put("recall", (double) both / grown);
        System.out.printf("  %,d neighborhoods; of %,d cells called expanded %,d are of the population that grew,"
            + " which has %,d%n", found.neighborhoods().size(), called, both, grown);
    }

    private static void measureProportions(Map<String, Object> results) throws IOException {
        SingleCellData data = MANY.make();
        CategoricalColumn populations = (CategoricalColumn) data.cells().columns().get("population");
        CategoricalColumn timepoints = (CategoricalColumn) data.cells().columns().get("timepoint");
        double[] last = new double[1];
        put(results, "exact proportion test", Meter.measure(REPEATS, () -> last[0] = test(populations, timepoints)));
        results.put("largestPValue", last[0]);
    }

    /** Counts the cells and tests every population; the largest p-value, so that no test can be left out. */
    private static double test(CategoricalColumn populations, CategoricalColumn timepoints) {
        long[][] counts = new long[timepoints.categories().size()][populations.categories().size()];
        long[] sizes = new long[counts.length];
        for (int cell = 0; cell < populations.size(); cell++) {
            counts[timepoints.code(cell)][populations.code(cell)]++;
            sizes[timepoints.code(cell)]++;
        }
        double largest = 0;
        for (int p = 0; p < counts[0].length; p++) {
            largest = Math.max(largest,
                ExactProportions.withDefaults().test(counts[1][p], sizes[1], counts[0][p], sizes[0]).pValue());
        }
        return largest;
    }

    private static void put(Map<String, Object> results, String name, Measurement measurement) {
        results.put(name, measurement.toMap());
        System.out.printf("  %-28s %8.3f s  (first %.3f s, fastest %.3f s, %.3f s of processor, %.0f MB of heap)%n",
            name, measurement.median(), measurement.first(), measurement.fastest(), measurement.medianCpu(),
            measurement.heapMegabytes());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
