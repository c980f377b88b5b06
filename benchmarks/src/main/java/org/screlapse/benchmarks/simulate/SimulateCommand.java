package org.screlapse.benchmarks.simulate;

import java.io.IOException;
import java.nio.file.Path;
import org.screlapse.benchmarks.Arguments;
import org.screlapse.benchmarks.Benchmark;
import org.screlapse.benchmarks.DataFolder;
import org.screlapse.engine.task.Progress;

/** Writes simulated data. */
public final class SimulateCommand implements Benchmark {

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String help() {
        return """
            large OUT [CELLS] [GENES] [SEED] | relapse OUT [SEED] | clones OUT [SEED]
                large: a 10x HDF5 file of 50000 cells, 24000 genes unless told otherwise;
                relapse: four patients at diagnosis and relapse, and the truth, into a folder;
                clones: a table of the cells of five patients with their clones
            """;
    }

    @Override
    public void run(Arguments arguments) throws IOException {
        Path out = Path.of(arguments.word(1));
        switch (arguments.word(0)) {
            case "large" -> new LargeData((int) arguments.number(2, DataFolder.LARGE.cells()),
                (int) arguments.number(3, DataFolder.LARGE.genes()), arguments.number(4, DataFolder.LARGE.seed()))
                .write(out, Progress.NONE);
            case "relapse" -> new RelapseCohort(arguments.number(2, RelapseCohort.DEFAULT_SEED)).write(out);
            case "clones" -> new CloneCohort(arguments.number(2, CloneCohort.DEFAULT_SEED)).write(out);
            default -> throw new IllegalArgumentException(
                "\"" + arguments.word(0) + "\" cannot be simulated; large," + " relapse and clones can.");
        }
    }
}
