package org.screlapse.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs something several times and measures it. */
public final class Meter {

    /** Bytes of what is called a megabyte here. */
    public static final double MEGABYTE = 1e6;

    private static final Path LINUX_STATUS = Path.of("/proc/self/status");

    /** What is measured. */
    @FunctionalInterface
    public interface Body {

        /** @throws IOException if a file cannot be read or written */
        void run() throws IOException;
    }

    private Meter() {
    }

    /**
     * @param repeats how often it runs, at least 1; garbage is collected before each run, outside the times
     * @param body what runs
     * @return the measurement
     * @throws IOException if the body throws it
     */
    public static Measurement measure(int repeats, Body body) throws IOException {
        List<Double> seconds = new ArrayList<>();
        List<Double> cpuSeconds = new ArrayList<>();
        System.gc();
        double before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        for (int repeat = 0; repeat < repeats; repeat++) {
            System.gc();
            double cpuStart = cpuSeconds();
            long start = System.nanoTime();
            body.run();
            seconds.add((System.nanoTime() - start) / 1e9);
            cpuSeconds.add(cpuSeconds() - cpuStart);
        }
        double peak = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEGABYTE;
        return new Measurement(seconds, cpuSeconds, peak - before, residentMegabytes());
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP).toList();
    }

    /** The high-water mark that Linux keeps ({@code VmHWM:  123 kB}); NaN elsewhere. */
    private static double residentMegabytes() throws IOException {
        if (!Files.isReadable(LINUX_STATUS)) {
            return Double.NaN;
        }
        return Files.readAllLines(LINUX_STATUS).stream().filter(line -> line.startsWith("VmHWM:"))
            .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / MEGABYTE).findFirst()
            .orElse(Double.NaN);
    }
}
