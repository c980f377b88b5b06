package org.screlapse.benchmarks.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.screlapse.benchmarks.measure.Measurement;

/** The steps of {@link IoCommand}, printed as they come. */
final class IoTable {

    private static final String LINE = "%-33s %8s %7s %7s %8s %9s   %s%n";

    private final List<Map<String, Object>> steps = new ArrayList<>();
    private IoStep.Result last;

    IoTable() {
        System.out.printf(LINE, "median of 5", "seconds", "first", "CPU s", "heap MB", "memory MB", "peer");
    }

    /**
     * @param recorded null where Scanpy was not measured elsewhere
     * @param peer what the peer took here
     */
    void add(String name, IoStep.Result result, Recorded recorded, Optional<Measurement> peer) {
        last = result;
        Measurement own = result.measurement();
        List<String> peers = new ArrayList<>();
        peer.ifPresent(p -> peers.add(String.format("here %.1f s, %.0f MB: %.1f times as long", p.median(),
            p.residentMegabytes(), p.median() / own.median())));
        if (recorded != null) {
            peers.add(String.format("recorded elsewhere: Scanpy 1.10.4 %.1f s, %.1f GB%s", recorded.seconds(),
                recorded.gigabytes(), peer.isPresent() ? ""
                    : String.format(" (%.1f times as long); not installed here", recorded.seconds() / own.median())));
        }
        System.out.printf(LINE, name, String.format("%.2f", own.median()), String.format("%.2f", own.first()),
            String.format("%.2f", own.medianCpu()), String.format("%.0f", own.heapMegabytes()),
            String.format("%.0f", own.residentMegabytes()), String.join("; ", peers));
        steps.add(toMap(name, result, recorded, peer));
    }

    /** Prints what is the same for all steps. */
    void finish() {
        System.out.printf("%,d cells x %,d genes, %,d values, %.2f bytes per value in memory; %d processors%n",
            last.cells(), last.genes(), last.nonZeros(), bytesAValue(last), Runtime.getRuntime().availableProcessors());
        System.out.println("""
            first: before Java has compiled anything. heap: most in use, garbage included, beyond what was in use \
            before.
            memory: most that the process had, pages of mapped files included.""");
    }

    Map<String, Object> toMap() {
        return Map.of("benchmark", "io", "processors", Runtime.getRuntime().availableProcessors(), "steps", steps);
    }

    private static Map<String, Object> toMap(String name, IoStep.Result result, Recorded recorded,
        Optional<Measurement> peer) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("step", name);
        map.put("cells", result.cells());
        map.put("genes", result.genes());
        map.put("nonZeros", result.nonZeros());
        map.put("bytesAValue", bytesAValue(result));
        map.putAll(result.measurement().toMap());
        peer.ifPresent(p -> map.put("peer", p.toMap()));
        if (recorded != null) {
            map.put("recordedElsewhere", Map.of("seconds", recorded.seconds(), "gigabytes", recorded.gigabytes()));
        }
        return map;
    }

    private static double bytesAValue(IoStep.Result result) {
        return (double) result.bytes() / Math.max(1, result.nonZeros());
    }
}
