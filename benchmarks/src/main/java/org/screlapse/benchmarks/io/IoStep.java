package org.screlapse.benchmarks.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.benchmarks.measure.Fork;
import org.screlapse.benchmarks.measure.Measurement;
import org.screlapse.benchmarks.measure.Meter;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.io.SingleCellWriter;
import org.screlapse.engine.store.StoreWriter;
import org.screlapse.engine.store.StoredData;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/** What is measured of one file. Each step runs in a Java process of its own. */
enum IoStep {

    /** A file becomes data that are ready to be worked on. */
    READ {
        @Override
        Measurement measure(Path file, int repeats, Outcome outcome) throws IOException {
            return Meter.measure(repeats, () -> {
                outcome.data = null;
                outcome.data = SingleCellReader.withDefaults().read(file, Run.silent());
            });
        }
    },

    /** A data set, as a node saved it, is opened again. */
    REOPEN {
        @Override
        Measurement measure(Path file, int repeats, Outcome outcome) throws IOException {
            return Meter.measure(repeats, () -> {
                outcome.data = null;
                outcome.data = StoredData.open(List.of(file)).data();
            });
        }
    },

    /** Data are saved as a node saves them. */
    SAVE {
        @Override
        Measurement measure(Path file, int repeats, Outcome outcome) throws IOException {
            outcome.data = SingleCellReader.withDefaults().read(file, Run.silent());
            Path store = file.resolveSibling("saved.tmp");
            try {
                return Meter.measure(repeats, () -> save(outcome.data, store));
            } finally {
                Files.deleteIfExists(store);
            }
        }
    },

    /** Data are written as an {@code .h5ad} file. */
    WRITE_H5AD {
        @Override
        Measurement measure(Path file, int repeats, Outcome outcome) throws IOException {
            outcome.data = SingleCellReader.withDefaults().read(file, Run.silent());
            Path h5ad = file.resolveSibling("written.h5ad");
            try {
                return Meter.measure(repeats,
                    () -> SingleCellWriter.withDefaults().withOverwrite(true).write(outcome.data, h5ad, Run.silent()));
            } finally {
                Files.deleteIfExists(h5ad);
            }
        }
    };

    /**
     * What came out of a step.
     *
     * @param measurement times and memory
     * @param cells number of cells
     * @param genes number of genes
     * @param nonZeros number of values other than 0
     * @param bytes bytes of the counts in memory
     */
    record Result(Measurement measurement, int cells, int genes, long nonZeros, long bytes) {}

    /** The data of the last run, held until the memory has been measured. */
    private static final class Outcome {

        private SingleCellData data;
    }

    abstract Measurement measure(Path file, int repeats, Outcome outcome) throws IOException;

    /** Runs this step in another process. */
    Result run(Path file, int repeats, String heap) throws IOException {
        Map<String, String> printed =
            Fork.java(heap, IoStep.class, List.of(name(), file.toString(), Integer.toString(repeats)));
        return new Result(Measurement.parse(printed), Integer.parseInt(printed.get("cells")),
            Integer.parseInt(printed.get("genes")), Long.parseLong(printed.get("nonZeros")),
            Long.parseLong(printed.get("bytes")));
    }

    static void save(SingleCellData data, Path store) throws IOException {
        try (StoreWriter writer = StoreWriter.create(store, List.of())) {
            writer.finish(data, Progress.NONE);
        }
    }

    /**
     * The process that {@link #run} starts.
     *
     * @param arguments step, file, repeats
     * @throws IOException if the file cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Outcome outcome = new Outcome();
        Measurement measurement =
            valueOf(arguments[0]).measure(Path.of(arguments[1]), Integer.parseInt(arguments[2]), outcome);
        Map<String, Object> printed = new LinkedHashMap<>(measurement.toTexts());
        SingleCellData data = outcome.data;
        printed.put("cells", data.counts().cells());
        printed.put("genes", data.counts().genes());
        printed.put("nonZeros", data.counts().nonZeros());
        printed.put("bytes", data.counts().segments().stream().mapToLong(s -> s.block().encoded().limit()).sum());
        Fork.print(printed, System.out);
    }
}
