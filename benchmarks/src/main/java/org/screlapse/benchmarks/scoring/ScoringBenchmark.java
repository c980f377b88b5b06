package org.screlapse.benchmarks.scoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.screlapse.benchmarks.measure.Measurement;
import org.screlapse.benchmarks.measure.Meter;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.score.AUCell;
import org.screlapse.engine.score.AddModuleScore;
import org.screlapse.engine.score.MeanZScore;
import org.screlapse.engine.score.ScoreGenes;
import org.screlapse.engine.score.ScoringMethod;
import org.screlapse.engine.signature.Signature;
import org.screlapse.engine.signature.SignatureLibrary;
import org.screlapse.engine.score.SsGsea;
import org.screlapse.engine.score.UCell;
import org.screlapse.engine.score.WeightedSum;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Scores data with every method, several times each, with random genes: one set or three sets of 60, and 50 sets of the
 * sizes of the Hallmark ones.
 *
 * @param data the cells
 * @param repeats how often, at least 1
 */
public record ScoringBenchmark(SingleCellData data, int repeats) {

    private static final int GENES = 60;

    /**
     * What was measured of one method.
     *
     * @param name the method and the sets
     * @param measurement times and memory
     */
    public record Timing(String name, Measurement measurement) {

        /** @return a line for a person to read */
        public String line() {
            return String.format("  %-32s %8.2f s  (fastest %.2f s, %.2f s of processor, %.0f MB of heap)%n", name,
                measurement.median(), measurement.fastest(), measurement.medianCpu(), measurement.heapMegabytes());
        }

        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>(Map.of("name", name));
            map.putAll(measurement.toMap());
            return map;
        }
    }

    /**
     * @return the measurements, each printed as soon as it is there
     * @throws IOException never: scoring reads no file
     */
    public List<Timing> run() throws IOException {
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
        for (Map.Entry<String, Runnable> run : runs.entrySet()) {
            Timing timing = new Timing(run.getKey(), Meter.measure(repeats, run.getValue()::run));
            timings.add(timing);
            System.out.print(timing.line());
        }
        return timings;
    }

    /**
     * @param timings the measurements
     * @return them by name, for JSON
     */
    public Map<String, Object> toMap(List<Timing> timings) {
        return Map.of("benchmark", "scoring", "cells", data.counts().cells(), "genes", data.counts().genes(),
            "nonZeros", data.counts().nonZeros(), "timings", timings.stream().map(Timing::toMap).toList());
    }

    private void add(Map<String, Runnable> runs, String name, ScoringMethod method, List<Signature> signatures) {
        runs.put(name, () -> method.apply(data, signatures, Run.silent()));
    }

    private List<Signature> sets(int... sizes) {
        SplittableRandom random = new SplittableRandom(1);
        List<String> genes = data.genes().names().asList();
        List<Signature> sets = new ArrayList<>();
        Arrays.stream(sizes).forEach(size -> sets.add(Signature.of("set " + (sets.size() + 1),
            random.ints(0, genes.size()).distinct().limit(size).mapToObj(genes::get).toList())));
        return sets;
    }
}
