package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jhdf.api.DatasetCreationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.AssaySummary;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

public class TenxHdf5FormatTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void readsVersion3() throws IOException {
        SingleCellData data = TestFiles.read(file(TestFiles.version3()));
        assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(data));
        assertEquals(List.of(TestFiles.BARCODES), data.cells().names().asList());
        assertEquals(List.of("CD3E", "MATR3", "MATR3-1", "CD19"), data.genes().names().asList());
        assertEquals(List.of("gene_ids", "feature_types", "genome"), List.copyOf(data.genes().columns().keySet()));
        assertEquals("ENSG3", data.genes().column("gene_ids").get().text(2));
        assertEquals(ColumnType.TEXT, data.genes().column("gene_ids").get().type());
        assertEquals(ColumnType.CATEGORICAL, data.genes().column("feature_types").get().type());
        assertEquals("GRCh38", data.genes().column("genome").get().text(0));
        assertTrue(data.counts().isCounts());
    }

    @Test
    public void readsVersion2() throws IOException {
        SingleCellData data = TestFiles.read(file(TestFiles.version2("hg19")));
        assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(data));
        assertEquals(List.of("gene_ids", "genome"), List.copyOf(data.genes().columns().keySet()));
        assertEquals("hg19", data.genes().column("genome").get().text(3));
    }

    @Test
    public void describesWithoutReadingTheMatrix() throws IOException {
        Map<String, Object> datasets = TestFiles.version3();
        datasets.remove("matrix/indices");
        DataSummary summary = SingleCellReader.withDefaults().describe(file(datasets));
        assertEquals(3, summary.cells());
        assertEquals(4, summary.genes());
        assertEquals(4, summary.nonZeros());
        assertEquals(List.of("gene_ids", "feature_types", "genome"),
            summary.geneColumns().stream().map(DataSummary.ColumnSummary::name).toList());
        assertEquals(List.of("GRCh38"), summary.geneColumns().get(2).categories());
    }

    @Test
    public void otherFeatureTypesAreAssaysOfTheirOwn() throws IOException {
        Map<String, Object> datasets = TestFiles.version3();
        datasets.put("matrix/features/feature_type",
            new String[]{"Gene Expression", "Antibody Capture", "Gene Expression", "Gene Expression"});
        Path file = file(datasets);
        SingleCellData genes = TestFiles.read(file);
        assertEquals(List.of("CD3E", "MATR3", "CD19"), genes.genes().names().asList());
        assertArrayEquals(new float[][]{{1, 0, 300}, {0, 0, 0}, {0, 7, 0}}, TestFiles.dense(genes));
        assertEquals(3, SingleCellReader.withDefaults().describe(file).genes());
        assertEquals(DataSummary.UNKNOWN, SingleCellReader.withDefaults().describe(file).nonZeros());
        assertEquals(List.of(new AssaySummary("ADT", 1)),
            SingleCellReader.withDefaults().describe(file).assays().subList(1, 2));
        assertArrayEquals(TestFiles.column(1), TestFiles.dense(genes.withMainAssay("ADT")));
    }

    @Test
    public void readsOneOfSeveralReferences() throws IOException {
        Map<String, Object> datasets = TestFiles.version3();
        datasets.put("matrix/features/genome", new String[]{"GRCh38", "mm10", "GRCh38", "mm10"});
        Path file = file(datasets);
        SingleCellReader mouse = SingleCellReader.withDefaults().withGenome("mm10");
        assertEquals(List.of("MATR3", "CD19"), mouse.read(file, Run.silent()).genes().names().asList());
        assertEquals(4, TestFiles.read(file).counts().genes());
        assertEquals("\"test.h5\" has no genome \"hg19\"; it has \"GRCh38\" (2), \"mm10\" (2).",
            TestFiles.refusal(SingleCellReader.withDefaults().withGenome("hg19"), file));
    }

    @Test
    public void asksForTheGenomeOfVersion2() throws IOException {
        Path file = file(TestFiles.version2("hg19", "mm10"));
        assertEquals("\"test.h5\" holds the matrices of several genomes (hg19, mm10); choose one of them.",
            TestFiles.refusal(file));
        assertEquals("\"test.h5\" has no genome \"rn6\"; it has hg19, mm10.",
            TestFiles.refusal(SingleCellReader.withDefaults().withGenome("rn6"), file));
        SingleCellData data = SingleCellReader.withDefaults().withGenome("mm10").read(file, Run.silent());
        assertEquals("mm10", data.genes().column("genome").get().text(0));
    }

    @Test
    public void readsNumbersOfAnyTypeAndLayout() throws IOException {
        List<Object> values = List.of(new byte[]{1, 100, 2, 7}, new short[]{1, 300, 2, 7}, new int[]{1, 300, 2, 7},
            new long[]{1, 300, 2, 7}, new float[]{1, 300, 2, 7}, new double[]{1, 300, 2, 7});
        List<Object> indices = List.of(new int[]{0, 3, 1, 2}, new long[]{0, 3, 1, 2}, new short[]{0, 3, 1, 2});
        for (DatasetCreationOptions layout : layouts()) {
            for (Object value : values) {
                for (Object index : indices) {
                    Map<String, Object> datasets = TestFiles.version3();
                    datasets.put("matrix/data", value);
                    datasets.put("matrix/indices", index);
                    float[][] read = TestFiles.dense(TestFiles.read(file(datasets, layout)));
                    assertEquals(value instanceof byte[] ? 100 : 300, read[0][3], 0);
                    assertArrayEquals(TestFiles.EXAMPLE[2], read[2], 0);
                }
            }
        }
    }

    private static List<DatasetCreationOptions> layouts() {
        return List.of(DatasetCreationOptions.DEFAULT, chunks().build(), chunks().deflate(4).build(),
            chunks().shuffle().build(), chunks().shuffle().deflate().build());
    }

    private static DatasetCreationOptions.Builder chunks() {
        return DatasetCreationOptions.builder().chunkDimensions(3);
    }

    @Test
    public void readsUnsignedNumbers() throws IOException {
        Map<String, Object> datasets = TestFiles.version3();
        datasets.put("matrix/data", new byte[]{1, (byte) 200, 2, 7});
        SingleCellData data = TestFiles.read(file(datasets, DatasetCreationOptions.builder().unsigned().build()));
        assertEquals(200, TestFiles.dense(data)[0][3], 0);
    }

    @Test
    public void sortsGenesSumsRepeatsAndDropsZeros() throws IOException {
        Map<String, Object> datasets = TestFiles.version3();
        datasets.put("matrix/data", new int[]{5, 1, 3, 0});
        datasets.put("matrix/indices", new long[]{3, 0, 3, 2});
        datasets.put("matrix/indptr", new long[]{0, 3, 3, 4});
        SingleCellData data = TestFiles.read(file(datasets));
        assertArrayEquals(new float[][]{{1, 0, 0, 8}, {0, 0, 0, 0}, {0, 0, 0, 0}}, TestFiles.dense(data));
        assertEquals(2, data.counts().nonZeros());
    }

    @Test
    public void acceptsValuesThatAreNoCounts() throws IOException {
        Map<String, Object> datasets = TestFiles.version3();
        datasets.put("matrix/data", new float[]{-1.5f, 300, 2, 0.25f});
        SingleCellData data = TestFiles.read(file(datasets));
        assertFalse(data.counts().isCounts());
        assertEquals(-1.5, TestFiles.dense(data)[0][0], 0);
    }

    @Test
    public void refusesWhatDoesNotFitTogether() throws IOException {
        assertRefused("matrix/data", new float[]{1, Float.NaN, 2, 7},
            "\"test.h5\" has the value NaN in \"matrix/data\", cell 1 (\"AAAC-1\"), gene 4 (\"CD19\"); only numbers can be read.");
        assertRefused("matrix/indices", new long[]{0, 3, 1, 4},
            "\"test.h5\" is damaged: cell 3 (\"GGGT-1\") has a value for feature 5 of 4.");
        assertRefused("matrix/indices", new long[]{0, 3, 1, -4},
            "\"test.h5\" is damaged: cell 3 (\"GGGT-1\") has a value for feature of 4.");
        assertRefused("matrix/indices", new long[]{0, 3, 1},
            "\"test.h5\" is damaged: its cells have 4 values together, but it holds 4 values and 3 indices.");
        assertRefused("matrix/indptr", new long[]{0, 2, 2},
            "\"test.h5\" is damaged: it has 3 cells, but its \"indptr\" has 3 entries instead of 4.");
        assertRefused("matrix/indptr", new long[]{0, 3, 2, 4},
            "\"test.h5\" is damaged: cell 2 claims -1 values of 4 features.");
        assertRefused("matrix/indptr", new long[]{0, 2, 2, 3},
            "\"test.h5\" is damaged: its cells have 3 values" + " together, but it holds 4 values and 4 indices.");
        assertRefused("matrix/barcodes", new String[]{"A-1", "B-1"},
            "\"test.h5\" is damaged: its matrix has 3 cells, but \"matrix/barcodes\" has 2 entries.");
        assertRefused("matrix/features/id", new String[]{"ENSG1"},
            "\"test.h5\" is damaged: its matrix has 4 features, but \"matrix/features/id\" has 1 entries.");
        assertRefused("matrix/shape", new int[]{4, -3},
            "\"test.h5\" is damaged: its \"shape\" is not a number of features and a number of cells.");
        assertRefused("matrix/data", new String[]{"1", "2", "3", "4"},
            "\"test.h5\" is damaged: \"matrix/data\" does not hold numbers.");
        Map<String, Object> peaks = TestFiles.version3();
        peaks.put("matrix/features/feature_type", new String[]{"Peaks", "Peaks", "Peaks", "Peaks"});
        assertEquals(
            "\"test.h5\" holds no \"Gene Expression\", only \"Peaks\" (4); to read these, choose them as"
                + " feature types.",
            TestFiles.refusal(SingleCellReader.withDefaults().withGeneExpressionOnly(true), file(peaks)));
    }

    @Test
    public void repeatedCellNamesAreMadeUnique() throws IOException {
        Map<String, Object> datasets = TestFiles.version3();
        datasets.put("matrix/barcodes", new String[]{"A-1", "B-1", "A-1"});
        assertEquals(List.of("A-1", "B-1", "A-1-1"), TestFiles.read(file(datasets)).cells().names().asList());
    }

    private void assertRefused(String dataset, Object data, String message) throws IOException {
        Map<String, Object> datasets = TestFiles.version3();
        datasets.put(dataset, data);
        assertEquals(message, TestFiles.refusal(file(datasets)));
    }

    @Test
    public void namesWhatIsMissing() throws IOException {
        Map<String, Object> datasets = TestFiles.version3();
        datasets.remove("matrix/indptr");
        assertEquals("\"test.h5\" has no \"matrix/indptr\", which its format prescribes: it is damaged, or was written"
            + " by a program that does not follow the format.", TestFiles.refusal(file(datasets)));
    }

    @Test
    public void refusesOtherHdf5Files() throws IOException {
        Path file = file(Map.of("X", new int[]{1, 2, 3}));
        assertEquals(
            "\"test.h5\" is an HDF5 file, but none of 10x, AnnData, MuData or Loom; what can be read is: 10x HDF5,"
                + " AnnData, MuData, Loom, 10x matrix folder, Count table, Cell table.",
            TestFiles.refusal(file));
        assertEquals("\"test.h5\" is an HDF5 file, but not one of 10x: it holds X.",
            TestFiles.refusal(SingleCellReader.withDefaults().withFormat(SingleCellReader.format("10x-hdf5")), file));
    }

    @Test
    public void saysThatAFileIsTruncated() throws IOException {
        Path file = file(TestFiles.version3());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));
        assertEquals("\"test.h5\" is truncated: it has " + (bytes.length - 100) + " of " + bytes.length
            + " bytes; copy or download it again.", TestFiles.refusal(file));
    }

    @Test
    public void readsWhatTheWriterWrites() throws IOException {
        SingleCellData data = TestFiles.read(file(TestFiles.version3()));
        Path written = folder.getRoot().toPath().resolve("written.h5");
        SingleCellWriter.withDefaults().withFormat(SingleCellWriter.Format.TENX_HDF5).write(data, written,
            Run.silent());
        SingleCellData read = TestFiles.read(written);
        assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(read));
        assertEquals(data.cells().names(), read.cells().names());
        assertEquals(data.genes().names(), read.genes().names());
        assertEquals(data.summary(), read.summary());
    }

    private Path file(Map<String, Object> datasets) throws IOException {
        return file(datasets, DatasetCreationOptions.DEFAULT);
    }

    private Path file(Map<String, Object> datasets, DatasetCreationOptions layout) throws IOException {
        Path file = folder.getRoot().toPath().resolve("test.h5");
        Files.deleteIfExists(file);
        return TestFiles.hdf5(file, datasets, layout);
    }
}
