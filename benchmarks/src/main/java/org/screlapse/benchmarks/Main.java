package org.screlapse.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.screlapse.benchmarks.io.ReadBenchmark;
import org.screlapse.benchmarks.scoring.ScoringBenchmark;
import org.screlapse.benchmarks.scoring.StemLikeCalibration;
import org.screlapse.benchmarks.simulate.CloneCohort;
import org.screlapse.benchmarks.simulate.LargeData;
import org.screlapse.benchmarks.simulate.RelapseCohort;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.task.Progress;

/** The command line: makes simulated data, measures how fast they are read. */
public final class Main {

    private static final String USAGE = """
        io [FILE] [--json OUT]        reads FILE five times; without FILE the large data set, made on first use
        scoring [FILE] [--json OUT]   scores the cells of FILE, or of the large data set, with every method
        calibrate stem-like [PAIRS] [CELLS] [SEED]
                                      500 simulated samples unless told otherwise: are fractions and labels right?
        simulate large OUT [CELLS] [GENES] [SEED]
                                      writes a 10x HDF5 file of 50000 cells, 24000 genes unless told otherwise
        simulate relapse OUT [SEED]   writes four patients at diagnosis and relapse, and the truth, into a folder
        simulate clones OUT [SEED]    writes a table of the cells of five patients with their clones
        """;
    private static final LargeData LARGE = new LargeData(50_000, 24_000, 1);
    private static final int REPEATS = 5;

    private Main() {
    }

    /**
     * @param arguments what to do
     * @throws IOException if a file cannot be read or written
     */
    public static void main(final String[] arguments) throws IOException {
        final List<String> rest = new ArrayList<>(List.of(arguments));
        final String command = rest.isEmpty() ? "" : rest.remove(0);
        if (command.equals("io")) {
            read(rest);
        } else if (command.equals("scoring")) {
            score(rest);
        } else if (command.equals("calibrate") && !rest.isEmpty() && rest.get(0).equals("stem-like")) {
            new StemLikeCalibration((int) number(rest, 1, 250), (int) number(rest, 2, 600), number(rest, 3, 1)).run();
        } else if (command.equals("simulate") && rest.size() >= 2 && rest.get(0).equals("large")) {
            final LargeData data = new LargeData((int) number(rest, 2, LARGE.cells()),
                (int) number(rest, 3, LARGE.genes()), number(rest, 4, LARGE.seed()));
            data.write(Path.of(rest.get(1)), Progress.NONE);
        } else if (command.equals("simulate") && rest.size() >= 2 && rest.get(0).equals("relapse")) {
            new RelapseCohort(number(rest, 2, RelapseCohort.DEFAULT_SEED)).write(Path.of(rest.get(1)));
        } else if (command.equals("simulate") && rest.size() >= 2 && rest.get(0).equals("clones")) {
            new CloneCohort(number(rest, 2, CloneCohort.DEFAULT_SEED)).write(Path.of(rest.get(1)));
        } else {
            System.err.print(USAGE);
            System.exit(2);
        }
    }

    private static void read(final List<String> options) throws IOException {
        final Path jsonFile = jsonFile(options);
        final Path file = options.isEmpty() ? largeFile() : Path.of(options.get(0));
        final ReadBenchmark.Result result = new ReadBenchmark(file, REPEATS).run();
        System.out.print(result.table());
        if (jsonFile != null) {
            Files.writeString(jsonFile, result.json());
        }
    }

    private static void score(final List<String> options) throws IOException {
        final Path jsonFile = jsonFile(options);
        final Path file = options.isEmpty() ? largeFile() : Path.of(options.get(0));
        final SingleCellData data = SingleCellReader.withDefaults().read(file, Progress.NONE);
        System.out.printf("%,d cells x %,d genes%n", data.counts().cells(), data.counts().genes());
        final ScoringBenchmark benchmark = new ScoringBenchmark(data, REPEATS);
        final List<ScoringBenchmark.Timing> timings = benchmark.run();
        if (jsonFile != null) {
            Files.writeString(jsonFile, benchmark.json(timings));
        }
    }

    /** Takes the file for JSON, if there is one, out of the options. */
    private static Path jsonFile(final List<String> options) {
        final int json = options.indexOf("--json");
        final Path file = json >= 0 && json + 1 < options.size() ? Path.of(options.remove(json + 1)) : null;
        options.remove("--json");
        return file;
    }

    private static Path largeFile() throws IOException {
        final Path file = Path.of("target", "benchmark-data", "large.h5");
        if (!Files.exists(file)) {
            System.out.println("Simulating " + file + " …");
            Files.createDirectories(file.getParent());
            final Path partial = file.resolveSibling("large.h5.part");
            Files.deleteIfExists(partial);
            LARGE.write(partial, Progress.NONE);
            Files.move(partial, file);
        }
        return file;
    }

    private static long number(final List<String> arguments, final int index, final long otherwise) {
        return index < arguments.size() ? Long.parseLong(arguments.get(index)) : otherwise;
    }
}
