package org.screlapse.benchmarks.scoring;

import java.io.IOException;
import java.nio.file.Path;
import org.screlapse.benchmarks.Arguments;
import org.screlapse.benchmarks.Benchmark;
import org.screlapse.benchmarks.DataFolder;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.task.Run;

/** Measures the scoring methods. */
public final class ScoringCommand implements Benchmark {

    private static final int REPEATS = 5;

    @Override
    public String name() {
        return "scoring";
    }

    @Override
    public String help() {
        return """
            [FILE] [--json OUT]
                scores the cells of FILE, or of the large data set, with every method
            """;
    }

    @Override
    public void run(Arguments arguments) throws IOException {
        Path file =
            arguments.size() == 0 ? DataFolder.standard().tenxHdf5(DataFolder.LARGE) : Path.of(arguments.word(0));
        SingleCellData data = SingleCellReader.withDefaults().read(file, Run.silent());
        System.out.printf("%,d cells x %,d genes%n", data.counts().cells(), data.counts().genes());
        ScoringBenchmark benchmark = new ScoringBenchmark(data, REPEATS);
        arguments.writeJson(benchmark.toMap(benchmark.run()));
    }
}
