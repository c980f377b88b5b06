package org.screlapse.benchmarks.scoring;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.score.AUCell;
import org.screlapse.engine.score.AddModuleScore;
import org.screlapse.engine.score.MeanZScore;
import org.screlapse.engine.score.ScoreGenes;
import org.screlapse.engine.score.ScoringMethod;
import org.screlapse.engine.score.Signature;
import org.screlapse.engine.score.SignatureLibrary;
import org.screlapse.engine.score.SsGsea;
import org.screlapse.engine.score.UCell;
import org.screlapse.engine.score.WeightedSum;
import org.screlapse.engine.task.Progress;

/**
 * Scores data with every method, several times each, with random genes: one set or three sets of 60, and 50 sets of the
 * sizes of the Hallmark ones.
 *
 * @param data the cells
 * @param repeats how often, at least 1
 */
public record ScoringBenchmark(SingleCellData data, int repeats) {

    private static final int GENES = 60;
    private static final double MEGABYTE = 1e6;

    /**
     * What was measured of one method.
     *
     * @param name the method and the sets
     * @param seconds how long each run took
     * @param cpuSeconds processor time of the process in the fastest run
     * @param extraHeapMegabytes most heap in use meanwhile beyond what was in use before, garbage included
     */
    public record Timing(String name, List<Double> seconds, double cpuSeconds, double extraHeapMegabytes) {

        /** @return the median of the times */
        public double median() {
            List<Double> sorted = seconds.stream().sorted().toList();
            return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
        }

        /** @return a line for a person to read */
        public String line() {
            return String.format("  %-32s %8.2f s  (fastest %.2f s, %.2f s of processor, %.0f MB of heap)%n", name, median(),
                seconds.stream().min(Double::compare).orElseThrow(), cpuSeconds, extraHeapMegabytes);
        }

        String json() {
            return "{\"name\": \"" + name + "\", \"medianSeconds\": " + median() + ", \"seconds\": " + seconds
                + ", \"cpuSeconds\": " + cpuSeconds + ", \"extraHeapMegabytes\": " + extraHeapMegabytes + "}";
        }
    }

    /** @return the measurements, each printed as soon as it is there */
    public List<Timing> run() {
        List<Signature> one = sets(GENES);
        List<Signature> three = sets(GENES, GENES, GENES);
        List<Signature> fifty = sets(SignatureLibrary.builtIn().signatures().stream()
            .filter(s -> s.name().startsWith("HALLMARK")).mapToInt(s -> s.genes().size()).toArray());
        Map<String, Runnable> runs = new LinkedHashMap<>();
        add(runs, "score_genes, 60 genes", ScoreGenes.withDefaults(), one);
        add(runs, "AddModuleScore, 60 genes", AddModuleScore.withDefaults(), one);
        add(runs, "UCell, 3 sets", UCell.withDefaults(), three);
        add(runs, "AUCell, 3 sets", AUCell.withDefaults(), three);
        add(runs, "ssGSEA, 3 sets", SsGsea.withDefaults(), three);
        add(runs, "weighted sum, 60 genes", WeightedSum.withDefaults(), one);
        add(runs, "mean z-score, 60 genes", MeanZScore.withDefaults(), one);
        add(runs, "UCell, 50 Hallmark-sized sets", UCell.withDefaults(), fifty);
        List<Timing> timings = new ArrayList<>();
        runs.forEach((name, body) -> {
            timings.add(measure(name, body));
            System.out.print(timings.get(timings.size() - 1).line());
        });
        return timings;
    }

    /**
     * @param timings the measurements
     * @return them as JSON
     */
    public String json(List<Timing> timings) {
        return "{\"benchmark\": \"scoring\", \"cells\": " + data.counts().cells() + ", \"genes\": "
            + data.counts().genes() + ", \"nonZeros\": " + data.counts().nonZeros() + ", \"timings\": "
            + timings.stream().map(Timing::json).collect(Collectors.joining(", ", "[", "]")) + "}\n";
    }

    private void add(Map<String, Runnable> runs, String name, ScoringMethod method, List<Signature> signatures) {
        runs.put(name, () -> method.apply(data, signatures, Progress.NONE));
    }

    private Timing measure(String name, Runnable body) {
        List<Double> seconds = new ArrayList<>();
        double cpu = Double.POSITIVE_INFINITY;
        System.gc();
        double before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        for (int repeat = 0; repeat < repeats; repeat++) {
            double cpuStart = cpuSeconds();
            long start = System.nanoTime();
            body.run();
            seconds.add((System.nanoTime() - start) / 1e9);
            cpu = Math.min(cpu, cpuSeconds() - cpuStart);
        }
        double peak = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEGABYTE;
        return new Timing(name, seconds, cpu, peak - before);
    }

    private List<Signature> sets(int... sizes) {
        SplittableRandom random = new SplittableRandom(1);
        List<String> genes = data.genes().names().asList();
        List<Signature> sets = new ArrayList<>();
        Arrays.stream(sizes).forEach(size -> sets.add(Signature.of("set " + (sets.size() + 1),
            random.ints(0, genes.size()).distinct().limit(size).mapToObj(genes::get).toList())));
        return sets;
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime() / 1e9;
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP).toList();
    }
}
