package org.screlapse.benchmarks.io;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.task.Progress;

/**
 * Reads a file several times.
 *
 * @param file the file
 * @param repeats how often, at least 1
 */
public record ReadBenchmark(Path file, int repeats) {

    private static final double MEGABYTE = 1e6;

    /**
     * What was measured.
     *
     * @param file the file
     * @param cells number of its cells
     * @param genes number of its genes
     * @param nonZeros number of its values other than 0
     * @param seconds how long each reading took
     * @param peakHeapMegabytes the most heap that was in use while reading, garbage included: run with a small
     *        {@code -Xmx} to see how little suffices
     * @param dataMegabytes heap that the data take once they are read
     * @param maxHeapMegabytes heap that there was
     */
    public record Result(Path file, int cells, int genes, long nonZeros, List<Double> seconds,
        double peakHeapMegabytes, double dataMegabytes, double maxHeapMegabytes) {

        /** @return the median of the times */
        public double medianSeconds() {
            final double[] sorted = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }

        /** @return a table for a person to read */
        public String table() {
            return String.format("%s: %,d cells x %,d genes, %,d values%n"
                + "  median of %d      %8.2f s   (%s)%n  cells a second   %,8.0f%n"
                + "  peak heap        %8.0f MB  (of %.0f MB)%n  data             %8.0f MB  (%.2f bytes a value)%n",
                file.getFileName(), cells, genes, nonZeros, seconds.size(), medianSeconds(),
                String.join(", ", seconds.stream().map(s -> String.format("%.2f", s)).toList()),
                cells / medianSeconds(), peakHeapMegabytes, maxHeapMegabytes, dataMegabytes,
                dataMegabytes * MEGABYTE / Math.max(1, nonZeros));
        }

        /** @return the same as JSON */
        public String json() {
            return "{\"benchmark\": \"read\", \"file\": \"" + file.getFileName() + "\", \"cells\": " + cells
                + ", \"genes\": " + genes + ", \"nonZeros\": " + nonZeros + ", \"medianSeconds\": " + medianSeconds()
                + ", \"seconds\": " + seconds + ", \"peakHeapMegabytes\": " + peakHeapMegabytes
                + ", \"dataMegabytes\": " + dataMegabytes + ", \"maxHeapMegabytes\": " + maxHeapMegabytes + "}\n";
        }
    }

    /**
     * @return what was measured
     * @throws IOException if the file cannot be read
     */
    public Result run() throws IOException {
        final List<Double> seconds = new ArrayList<>();
        final double before = usedAfterCollection();
        resetPeak();
        SingleCellData data = null;
        for (int repeat = 0; repeat < repeats; repeat++) {
            data = null;
            System.gc();
            final long start = System.nanoTime();
            data = SingleCellReader.withDefaults().read(file, Progress.NONE);
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        final double peak = peak();
        final double after = usedAfterCollection();
        return new Result(file, data.counts().cells(), data.counts().genes(), data.counts().nonZeros(), seconds, peak,
            after - before, Runtime.getRuntime().maxMemory() / MEGABYTE);
    }

    private static double usedAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    private static void resetPeak() {
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static double peak() {
        return heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEGABYTE;
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP).toList();
    }
}
