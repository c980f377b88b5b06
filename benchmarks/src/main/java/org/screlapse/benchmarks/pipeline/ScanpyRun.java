package org.screlapse.benchmarks.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.screlapse.benchmarks.measure.Measurement;
import org.screlapse.benchmarks.measure.Peer;

/**
 * The same steps by Scanpy, with as many threads: the whole chain twice in one process.
 *
 * @param version of Scanpy, empty where it is not installed
 * @param steps each step by the name that {@link PipelineRun} gives it, and other ways of Scanpy to take such a step;
 *            the memory is the most that the process had during the step
 */
record ScanpyRun(String version, Map<String, Measurement> steps) {

    private static final int PASSES = 2;
    private static final String VERSION = "version";

    static ScanpyRun of(Peer peer, Path tenxHdf5, String lastStep) throws IOException {
        Map<String, Map<String, String>> printed = new LinkedHashMap<>();
        String version = "";
        for (Map.Entry<String, String> line : peer
            .run(ScanpyRun.class, "peer.py",
                List.of(tenxHdf5.toString(), Integer.toString(PipelineRun.THREADS), Integer.toString(PASSES), lastStep))
            .entrySet()) {
            int dot = line.getKey().lastIndexOf('.');
            if (dot > 0) {
                printed.computeIfAbsent(line.getKey().substring(0, dot), step -> new LinkedHashMap<>())
                    .put(line.getKey().substring(dot + 1), line.getValue());
            } else if (line.getKey().equals(VERSION)) {
                version = line.getValue();
            }
        }
        Map<String, Measurement> steps = new LinkedHashMap<>();
        printed.forEach((step, texts) -> steps.put(step, Measurement.parse(texts)));
        return new ScanpyRun(version, steps);
    }

    boolean isThere() {
        return !version.isEmpty();
    }

    /**
     * @param step name of a step
     * @param seconds how long we took
     * @return its end of a line of the table, empty if Scanpy has no such step
     */
    String line(String step, double seconds) {
        Measurement measured = steps.get(step);
        return measured == null ? ""
            : String.format("   %9.2f %9.2f %9.2f %9.0f %s", measured.first(), then(measured),
                measured.cpuSeconds().get(PASSES - 1), measured.residentMegabytes(),
                Double.isNaN(seconds) ? "" : String.format("%9.1f", then(measured) / seconds));
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>(Map.of(VERSION, version));
        map.putAll(steps.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toMap())));
        return map;
    }

    private static double then(Measurement measured) {
        return measured.seconds().get(PASSES - 1);
    }
}
