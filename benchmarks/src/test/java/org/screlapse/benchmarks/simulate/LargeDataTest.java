package org.screlapse.benchmarks.simulate;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

public class LargeDataTest {

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void twelfthOfTheGenesIsSeenInACell() throws IOException {
        Path file = temporary.getRoot().toPath().resolve("large.h5");
        new LargeData(2500, 1200, 1).write(file, Progress.NONE);
        SingleCellData data = SingleCellReader.withDefaults().read(file, Run.silent());
        assertEquals(2500, data.counts().cells());
        assertEquals(1200, data.counts().genes());
        assertEquals(100, data.counts().nonZeros() / 2500.0, 3);
    }

    @Test
    public void fileDoesNotDependOnTheNumberOfThreads() throws Exception {
        Path one = temporary.getRoot().toPath().resolve("one.h5");
        Path four = temporary.getRoot().toPath().resolve("four.h5");
        writeWith(1, one);
        writeWith(4, four);
        assertEquals(-1, Files.mismatch(one, four));
    }

    private static void writeWith(int threads, Path file) throws ExecutionException, InterruptedException {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            pool.submit(() -> {
                new LargeData(5000, 600, 7).write(file, Progress.NONE);
                return null;
            }).get();
        } finally {
            pool.shutdown();
        }
    }
}
