package org.screlapse.engine.cohort;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.Concatenation.GeneJoin;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellWriter;
import org.screlapse.engine.io.SingleCellWriter.Format;
import org.screlapse.engine.io.TestFiles;
import org.screlapse.engine.io.WriterExample;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.task.StopAfter;

public class CohortReaderTest {

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path folder;

    @Before
    public void writeSamples() throws IOException {
        folder = temporary.getRoot().toPath();
        write("a.h5", Format.TENX_HDF5, new float[][]{{1, 2}, {0, 4}, {0, 0}}, "CD3E", "CD19");
        write("b", Format.TENX_MATRIX, new float[][]{{5, 0, 6}}, "CD19", "CD34", "CD3E");
    }

    @Test
    public void samplesComeTogetherInTheOrderOfTheSheet() throws IOException {
        Run run = Run.silent();
        Outcome<List<CohortSample>> cohort = read("""
            path,sample,patient,timepoint,age,responder,center
            b,S2,P1,relapse,61,true,Ulm
            a.h5,S1,P1,diagnosis,60,,
            """, CohortReader.withDefaults(), run);
        SingleCellData data = cohort.data();
        assertEquals(List.of("S2_c0", "S1_c0", "S1_c1", "S1_c2"), data.cells().names().asList());
        assertEquals(List.of("CD19", "CD34", "CD3E"), data.genes().names().asList());
        assertArrayEquals(new float[][]{{5, 0, 6}, {2, 0, 1}, {4, 0, 0}, {0, 0, 0}}, TestFiles.dense(data));
        assertColumn(data, "sample", ColumnType.CATEGORICAL, "S2", "S1", "S1", "S1");
        assertColumn(data, "patient", ColumnType.CATEGORICAL, "P1", "P1", "P1", "P1");
        assertColumn(data, "timepoint", ColumnType.CATEGORICAL, "relapse", "diagnosis", "diagnosis", "diagnosis");
        assertColumn(data, "age", ColumnType.INTEGER, "61", "60", "60", "60");
        assertColumn(data, "responder", ColumnType.BOOLEAN, "true", null, null, null);
        assertColumn(data, "center", ColumnType.CATEGORICAL, "Ulm", null, null, null);
        assertEquals(6, data.cells().columns().size());
        assertEquals(List.of(new CohortSample("S2", folder.resolve("b"), "10x matrix folder", 1, 3, 2, 11, 2, true),
            new CohortSample("S1", folder.resolve("a.h5"), "10x HDF5", 3, 2, 3, 3, 1, true)), cohort.findings());
        assertEquals(List.of(), run.notes());
    }

    @Test
    public void genesAreIntersected() throws IOException {
        SingleCellData data =
            read("sample;path\nS1;a.h5\nS2;b\n", CohortReader.withDefaults().withGeneJoin(GeneJoin.INTERSECTION))
                .data();
        assertEquals(List.of("CD3E", "CD19"), data.genes().names().asList());
        assertArrayEquals(new float[][]{{1, 2}, {0, 4}, {0, 0}, {6, 5}}, TestFiles.dense(data));
    }

    @Test
    public void sheetMayBeTabSeparatedWithNamesInAnyCase() throws IOException {
        SingleCellData data =
            read("\uFEFFSample\tTimepoint\tPath\n007\t1\t" + folder.resolve("b") + "\n", CohortReader.withDefaults())
                .data();
        assertColumn(data, "sample", ColumnType.CATEGORICAL, "007");
        assertColumn(data, "timepoint", ColumnType.CATEGORICAL, "1");
    }

    @Test
    public void annotationsOfAFileAreReplacedByTheSheets() throws IOException {
        Files.writeString(folder.resolve("cells.csv"), "cell,patient,state\nx,unknown,stem\ny,unknown,blast\n");
        SingleCellData data = read("path,sample,patient\ncells.csv,S1,P9\n", CohortReader.withDefaults()).data();
        assertColumn(data, "patient", ColumnType.CATEGORICAL, "P9", "P9");
        assertColumn(data, "state", ColumnType.CATEGORICAL, "stem", "blast");
    }

    @Test
    public void categoriesKeepTheOrderOfTheSheet() throws IOException {
        SingleCellData data = read("path,sample\nb,Z\nb,A\nb,M\n", CohortReader.withDefaults()).data();
        assertEquals(List.of("Z", "A", "M"),
            ((CategoricalColumn) data.cells().column("sample").orElseThrow()).categories());
    }

    @Test
    public void likelyMistakesAreWarnedOf() throws IOException {
        write("ids.h5", Format.TENX_HDF5, new float[][]{{1, 2}}, "ENSG1", "ENSG2");
        write("log", Format.TENX_MATRIX, new float[][]{{0.5f, 2}}, "CD3E", "CD19");
        Run run = Run.silent();
        read("path,sample\na.h5,S1\nids.h5,S2\nlog,S3\na.h5,S4\n", CohortReader.withDefaults(), run);
        assertEquals(List.of(
            "Sample \"S2\" shares only 0 of its 2 genes with sample \"S1\" (the"
                + " first is \"CD3E\" there, \"ENSG1\" here): are both named in the same way?",
            "The values of sample \"S3\" are not counts: some are negative or not whole, as after normalization; those"
                + " of sample \"S1\", sample \"S2\", sample \"S4\" are counts. They cannot be compared: read counts"
                + " from all.",
            "Sample \"S3\": The values are not counts: some are negative or not whole. What needs"
                + " counts takes them as already normalized.",
            "The samples \"S1\" and \"S4\" are the same file \"" + folder.resolve("a.h5")
                + "\"; its cells are in the data twice."),
            run.notes());
    }

    @Test
    public void blocksGoToTheStorage() throws IOException {
        AtomicInteger stored = new AtomicInteger();
        read("path,sample\na.h5,S1\nb,S2\n", CohortReader.withDefaults().withBlockStorage(block -> {
            stored.incrementAndGet();
            return ByteBuffer.allocateDirect(block.remaining()).put(block.duplicate()).flip().order(block.order());
        }));
        assertEquals(2, stored.get());
    }

    @Test
    public void failingSampleIsNamedWithItsFile() throws IOException {
        Files.writeString(folder.resolve("bad.h5"), "this is a text");
        String message = refusal("path,sample\na.h5,S1\nbad.h5,S2\nb,S3\n");
        assertTrue(message, message.startsWith("Sample \"S2\" (row 2): \"" + folder.resolve("bad.h5") + "\" is named"));
    }

    @Test
    public void firstOfSeveralFailingSamplesIsNamed() throws IOException {
        Files.writeString(folder.resolve("bad.h5"), "this is a text");
        StringBuilder sheet = new StringBuilder("path,sample\na.h5,S0\n");
        IntStream.range(1, 20).forEach(i -> sheet.append("bad.h5,S").append(i).append('\n'));
        for (int i = 0; i < 20; i++) {
            assertTrue(refusal(sheet.toString()).startsWith("Sample \"S1\" (row 2): "));
        }
    }

    @Test
    public void failingStorageNamesTheSample() throws IOException {
        Path sheet = sheet("path,sample\na.h5,S1\n");
        IOException failure =
            assertThrows(IOException.class, () -> CohortReader.withDefaults().withBlockStorage(block -> {
                throw new IOException("No space left on device");
            }).read(SampleSheet.read(sheet), Run.silent()));
        assertEquals(
            "Sample \"S1\" (row 1): \"" + folder.resolve("a.h5") + "\" could not be read: No space left on device",
            failure.getMessage());
    }

    @Test
    public void nothingInCommonIsSaid() throws IOException {
        write("ids.h5", Format.TENX_HDF5, new float[][]{{1, 2}}, "ENSG1", "ENSG2");
        Path sheet = sheet("path,sample\na.h5,S1\nids.h5,S2\n");
        assertThrows(IllegalArgumentException.class, () -> CohortReader.withDefaults()
            .withGeneJoin(GeneJoin.INTERSECTION).read(SampleSheet.read(sheet), Run.silent()));
    }

    @Test
    public void cancelledWhenTheUserAsks() throws IOException {
        SampleSheet sheet = SampleSheet.read(sheet("path,sample\na.h5,S1\nb,S2\n"));
        Run cancelled = Run.of(StopAfter.atOnce());
        assertThrows(CancellationException.class, () -> CohortReader.withDefaults().read(sheet, cancelled));
    }

    @Test
    public void oneThreadIsEnough() throws Exception {
        SampleSheet sheet = SampleSheet.read(sheet("path,sample\na.h5,S1\nb,S2\na.h5,S3\n"));
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            Outcome<List<CohortSample>> cohort =
                one.submit(() -> CohortReader.withDefaults().read(sheet, Run.silent())).get();
            assertEquals(7, cohort.data().counts().cells());
        } finally {
            one.shutdown();
        }
    }

    @Test
    public void progressEndsAtTheEnd() throws IOException {
        List<Double> fractions = new CopyOnWriteArrayList<>();
        CohortReader.withDefaults().read(SampleSheet.read(sheet("path,sample\na.h5,S1\nb,S2\n")),
            Run.of(new Progress() {
                @Override
                public void report(double fraction, String message) {
                    fractions.add(fraction);
                }

                @Override
                public boolean isCancelled() {
                    return false;
                }
            }));
        assertEquals(1, fractions.get(fractions.size() - 1), 0);
        assertTrue(fractions.stream().allMatch(f -> f >= 0 && f <= 1));
    }

    @Test
    public void kangStimulation() throws IOException {
        Path kang = TestFiles.shared("kang");
        Outcome<List<CohortSample>> cohort =
            read("path,sample,patient,timepoint\n" + kang.resolve("kang_ctrl.h5") + ",ctrl,PBMC,control\n"
                + kang.resolve("kang_stim_mtx") + ",stim,PBMC,stimulated\n", CohortReader.withDefaults());
        SingleCellData control = TestFiles.read(kang.resolve("kang_ctrl.h5"));
        SingleCellData stimulated = TestFiles.read(kang.resolve("kang_stim.h5"));
        assertEquals(control.counts().cells() + stimulated.counts().cells(), cohort.data().counts().cells());
        assertEquals(control.counts().nonZeros() + stimulated.counts().nonZeros(), cohort.data().counts().nonZeros());
        assertEquals("ctrl_" + control.cells().names().get(0), cohort.data().cells().names().get(0));
    }

    private void write(String name, Format format, float[][] values, String... genes) throws IOException {
        String[] cells = IntStream.range(0, values.length).mapToObj(i -> "c" + i).toArray(String[]::new);
        SingleCellWriter.withDefaults().withFormat(format).write(SingleCellData.of(WriterExample.matrix(values),
            Annotations.of(Names.of(cells)), Annotations.of(Names.of(genes))), folder.resolve(name), Run.silent());
    }

    private Path sheet(String text) throws IOException {
        return Files.writeString(folder.resolve("samples.csv"), text);
    }

    private Outcome<List<CohortSample>> read(String sheet, CohortReader reader) throws IOException {
        return read(sheet, reader, Run.silent());
    }

    private Outcome<List<CohortSample>> read(String sheet, CohortReader reader, Run run) throws IOException {
        return reader.read(SampleSheet.read(sheet(sheet)), run);
    }

    private String refusal(String sheet) {
        return assertThrows(SingleCellFormatException.class, () -> read(sheet, CohortReader.withDefaults()))
            .getMessage();
    }

    private static void assertColumn(SingleCellData data, String name, ColumnType type, String... texts) {
        var column = data.cells().column(name).orElseThrow();
        assertEquals(name, type, column.type());
        assertArrayEquals(name, texts, IntStream.range(0, column.size()).mapToObj(column::text).toArray());
    }
}
