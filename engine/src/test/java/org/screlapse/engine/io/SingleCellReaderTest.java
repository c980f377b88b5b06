package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.FileFormat;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.task.StopAfter;

public class SingleCellReaderTest {

    private static final String READABLE =
        "; what can be read is: 10x HDF5, AnnData, MuData, Loom," + " 10x matrix folder, Count table, Cell table.";

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path folder;

    @Before
    public void findFolder() {
        folder = temporary.getRoot().toPath();
    }

    @Test
    public void recognizesByContent() throws IOException {
        Path hdf5 = TestFiles.hdf5(folder.resolve("counts.dat"), TestFiles.version3());
        Path matrix = TestFiles.matrixFolder(temporary.newFolder("run").toPath(), "");
        Path table = TestFiles.write(folder.resolve("cells"), "cell,a\nA,1\n");
        assertEquals("10x-hdf5", SingleCellReader.withDefaults().recognize(hdf5).id());
        assertEquals("10x-matrix", SingleCellReader.withDefaults().recognize(matrix).id());
        assertEquals("10x-matrix", SingleCellReader.withDefaults().recognize(matrix.resolve("matrix.mtx.gz")).id());
        assertEquals("cell-table", SingleCellReader.withDefaults().recognize(table).id());
    }

    @Test
    public void knowsItsFormats() {
        assertEquals(List.of("10x-hdf5", "h5ad", "h5mu", "loom", "10x-matrix", "count-table", "cell-table"),
            SingleCellReader.formats().stream().map(FileFormat::id).toList());
        assertEquals("10x HDF5", SingleCellReader.format("10x-hdf5").name());
        assertEquals(
            "There is no file format \"sce\"; there are 10x-hdf5, h5ad, h5mu, loom, 10x-matrix, count-table,"
                + " cell-table.",
            assertThrows(IllegalArgumentException.class, () -> SingleCellReader.format("sce")).getMessage());
    }

    @Test
    public void aForcedFormatIsObeyed() throws IOException {
        Path table = TestFiles.write(folder.resolve("cells.csv"), "cell,a\nA,1\n");
        SingleCellReader reader = SingleCellReader.withDefaults();
        assertEquals("\"cells.csv\" is not an HDF5 file, as every .h5 file is.",
            TestFiles.refusal(reader.withFormat(SingleCellReader.format("10x-hdf5")), table));
        Path hdf5 = TestFiles.hdf5(folder.resolve("counts.h5"), TestFiles.version3());
        assertEquals("\"counts.h5\" is not a text.",
            TestFiles.refusal(reader.withFormat(SingleCellReader.format("cell-table")), hdf5));
    }

    @Test
    public void refusesWhatItDoesNotKnow() throws IOException {
        assertEquals("\"absent.h5\" does not exist; check the path.", TestFiles.refusal(folder.resolve("absent.h5")));
        assertEquals("\"empty.h5\" is empty.", refusal("empty.h5", ""));
        assertEquals("\"text.h5\" is named like an HDF5 file, but is a text" + READABLE,
            refusal("text.h5", "cell,a\nA,1\n"));
        assertEquals("\"prose.txt\" is in no format that is known here" + READABLE,
            refusal("prose.txt", "Hello world"));
        assertEquals("\"noise.bin\" is in no format that is known here" + READABLE, refusal("noise.bin", "a,b\0\1\2"));
        assertEquals("\"run\" is a folder without a matrix.mtx or matrix.mtx.gz" + READABLE,
            TestFiles.refusal(temporary.newFolder("run").toPath()));
    }

    private String refusal(String name, String content) throws IOException {
        return TestFiles.refusal(TestFiles.write(folder.resolve(name), content));
    }

    @Test
    public void describeRefusesLikeRead() {
        SingleCellFormatException e = assertThrows(SingleCellFormatException.class,
            () -> SingleCellReader.withDefaults().describe(folder.resolve("absent.h5")));
        assertTrue(e.getMessage(), e.getMessage().endsWith("absent.h5\" does not exist; check the path."));
    }

    @Test
    public void storesBlocksWhereItIsTold() throws IOException {
        Path hdf5 = TestFiles.hdf5(folder.resolve("counts.h5"), TestFiles.version3());
        int[] stored = new int[1];
        SingleCellData data = SingleCellReader.withDefaults().withBlockStorage(block -> {
            stored[0]++;
            return BlockStorage.HEAP.store(block);
        }).read(hdf5, Run.silent());
        assertEquals(1, stored[0]);
        assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(data));
    }

    @Test
    public void aFailingStorageIsNotBlamedOnTheFile() throws IOException {
        Path hdf5 = TestFiles.hdf5(folder.resolve("counts.h5"), TestFiles.version3());
        SingleCellReader reader = SingleCellReader.withDefaults().withBlockStorage(block -> {
            throw new IOException("disk full");
        });
        IOException e = assertThrows(IOException.class, () -> reader.read(hdf5, Run.silent()));
        assertEquals("disk full", e.getMessage());
    }

    @Test
    public void stopsWhenCancelled() throws IOException {
        Run cancelled = Run.of(StopAfter.atOnce());
        Path hdf5 = TestFiles.hdf5(folder.resolve("counts.h5"), TestFiles.version3());
        Path matrix = TestFiles.matrixFolder(temporary.newFolder("run").toPath(), "");
        StringBuilder table = new StringBuilder("cell,a\n");
        for (int i = 0; i < 10_000; i++) {
            table.append(i).append(",1\n");
        }
        Path cells = TestFiles.write(folder.resolve("cells.csv"), table.toString());
        for (Path file : List.of(hdf5, matrix, cells)) {
            assertThrows(CancellationException.class, () -> SingleCellReader.withDefaults().read(file, cancelled));
        }
    }

    @Test
    public void theResultDoesNotDependOnTheNumberOfThreads() throws Exception {
        Path hdf5 = TestFiles.hdf5(folder.resolve("many.h5"), manyCells(40_000));
        SingleCellData one = readWith(1, hdf5);
        SingleCellData three = readWith(3, hdf5);
        assertTrue("the cells fill several blocks", one.counts().segments().size() > 1);
        assertArrayEquals(TestFiles.dense(one), TestFiles.dense(three));
        assertEquals(40_000, one.counts().nonZeros());
    }

    /** Each cell has one gene. */
    private static Map<String, Object> manyCells(int cells) {
        Map<String, Object> datasets = TestFiles.version3();
        datasets.put("matrix/barcodes", IntStream.range(0, cells).mapToObj(i -> "C" + i).toArray(String[]::new));
        datasets.put("matrix/data", IntStream.range(0, cells).map(i -> 1 + i % 400).toArray());
        datasets.put("matrix/indices", IntStream.range(0, cells).mapToLong(i -> i % 4).toArray());
        datasets.put("matrix/indptr", IntStream.rangeClosed(0, cells).mapToLong(i -> i).toArray());
        datasets.put("matrix/shape", new int[]{4, cells});
        return datasets;
    }

    private static SingleCellData readWith(int threads, Path file) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> SingleCellReader.withDefaults().read(file, Run.silent())).get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    public void nothingIsLeftOpen() throws IOException {
        Path hdf5 = TestFiles.hdf5(folder.resolve("counts.h5"), TestFiles.version3());
        TestFiles.read(hdf5);
        Files.delete(hdf5);
        assertTrue(Files.notExists(hdf5));
    }
}
