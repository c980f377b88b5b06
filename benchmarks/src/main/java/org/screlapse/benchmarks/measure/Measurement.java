package org.screlapse.benchmarks.measure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was measured of something that ran several times.
 *
 * @param seconds how long each run took, the first one first
 * @param cpuSeconds processor time of all threads of the process in each run; on a machine that others use it says more
 *            than {@code seconds}. NaN if not known.
 * @param heapMegabytes the most heap in use meanwhile beyond what was in use before, garbage included; NaN if not known
 * @param residentMegabytes the most memory that the process has had so far, pages of mapped files included; NaN if not
 *            known
 */
public record Measurement(List<Double> seconds, List<Double> cpuSeconds, double heapMegabytes,
    double residentMegabytes) {

    /** @return the median of the times */
    public double median() {
        return median(seconds);
    }

    /** @return the time of the first run, before Java has compiled anything */
    public double first() {
        return seconds.get(0);
    }

    /** @return the time of the fastest run */
    public double fastest() {
        return seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** @return the median of the processor times, NaN if they are not known */
    public double medianCpu() {
        return cpuSeconds.isEmpty() ? Double.NaN : median(cpuSeconds);
    }

    /** @return the numbers by name, for {@link Json} */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("medianSeconds", median());
        map.put("seconds", seconds);
        map.put("medianCpuSeconds", medianCpu());
        map.put("heapMegabytes", heapMegabytes);
        map.put("residentMegabytes", residentMegabytes);
        return map;
    }

    /** @return the numbers as {@link #parse} reads them */
    public Map<String, String> toTexts() {
        return Map.of("seconds", joined(seconds), "cpuSeconds", joined(cpuSeconds), "heapMegabytes",
            Double.toString(heapMegabytes), "residentMegabytes", Double.toString(residentMegabytes));
    }

    /**
     * @param texts numbers by name; those that are missing are not known, but for {@code seconds}
     * @return the measurement
     */
    public static Measurement parse(Map<String, String> texts) {
        return new Measurement(numbers(texts.get("seconds")), numbers(texts.getOrDefault("cpuSeconds", "")),
            Double.parseDouble(texts.getOrDefault("heapMegabytes", "NaN")),
            Double.parseDouble(texts.getOrDefault("residentMegabytes", "NaN")));
    }

    private static double median(List<Double> numbers) {
        double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static String joined(List<Double> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static List<Double> numbers(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split(" ")).map(Double::valueOf).toList();
    }
}
