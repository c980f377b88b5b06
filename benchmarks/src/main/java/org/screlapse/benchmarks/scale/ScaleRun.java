package org.screlapse.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.benchmarks.measure.Fork;
import org.screlapse.benchmarks.measure.Measurement;
import org.screlapse.benchmarks.measure.Meter;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.store.StoreWriter;
import org.screlapse.engine.store.StoredData;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/** One size of {@link ScaleCommand}, in a process of its own. */
final class ScaleRun {

    private final Path file;
    private final Path store;
    private StoredData opened;
    private double[] sums;

    private ScaleRun(Path file, Path store) {
        this.file = file;
        this.store = store;
    }

    /**
     * @param arguments a file, and where the data set is saved
     * @throws IOException if one of them cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Fork.print(new ScaleRun(Path.of(arguments[0]), Path.of(arguments[1])).run(), System.out);
    }

    private Map<String, Object> run() throws IOException {
        Measurement read = Meter.measure(1, this::readAndSave);
        Measurement reopen = Meter.measure(1, () -> opened = StoredData.open(List.of(store)));
        Measurement sum = Meter.measure(1, () -> sums = geneSums(opened.data().counts()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("cells", opened.data().counts().cells());
        result.put("nonZeros", opened.data().counts().nonZeros());
        result.put("readSeconds", read.median());
        result.put("readCpuSeconds", read.medianCpu());
        result.put("reopenSeconds", reopen.median());
        result.put("reopenCpuSeconds", reopen.medianCpu());
        result.put("sumSeconds", sum.median());
        result.put("sumCpuSeconds", sum.medianCpu());
        result.put("total", Arrays.stream(sums).sum());
        result.put("heapMegabytes",
            Math.max(read.heapMegabytes(), Math.max(reopen.heapMegabytes(), sum.heapMegabytes())));
        result.put("residentMegabytes", sum.residentMegabytes());
        return result;
    }

    /** Blocks go to disk as they are read, as in the reader node. */
    private void readAndSave() throws IOException {
        try (StoreWriter writer = StoreWriter.create(store, List.of())) {
            SingleCellData data = SingleCellReader.withDefaults().withBlockStorage(writer).read(file, Run.silent());
            writer.finish(data, Progress.NONE);
        }
    }

    private static double[] geneSums(CountMatrix counts) {
        double[] sums = new double[counts.genes()];
        counts.forEachBlock("Summing", Progress.NONE, cell -> {
            double[] own = new double[sums.length];
            while (cell.next()) {
                for (int i = 0; i < cell.length(); i++) {
                    own[cell.genes()[i]] += cell.values()[i];
                }
            }
            synchronized (sums) {
                Arrays.setAll(sums, gene -> sums[gene] + own[gene]);
            }
        });
        return sums;
    }
}
