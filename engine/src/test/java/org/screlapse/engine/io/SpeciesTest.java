package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/** References of two species. The cells of the example have 1 and 300, nothing, and 2 and 7. */
public class SpeciesTest {

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void byThePrefixesOfAMatrixFolder() throws IOException {
        Path folder = folder("GRCh38_ENSG1\tGRCh38_CD3E\nGRCh38_ENSG2\tGRCh38_CD4\n"
            + "mm10___ENSMUSG3\tmm10___Cd4\nmm10___ENSMUSG4\tmm10___Cd19\n");
        SingleCellData data = TestFiles.read(folder);
        assertFractions(data, "human", 1 / 301.0, Double.NaN, 2 / 9.0);
        assertFractions(data, "mouse", 300 / 301.0, Double.NaN, 7 / 9.0);
        assertEquals(List.of("GRCh38", "mm10"), categories(data, "genome"));
        assertEquals(List.of("human", "mouse"), categories(data, "species"));
        assertEquals("names stay as they are", "mm10___Cd4", data.genes().names().get(2));
        DataSummary summary = SingleCellReader.withDefaults().describe(folder);
        assertEquals(ColumnType.NUMERIC, summary.cellColumn("fraction_mouse").orElseThrow().type());
    }

    @Test
    public void aChosenGenomeIsReadWithoutItsPrefix() throws IOException {
        Path folder = folder("GRCh38_ENSG1\tGRCh38_CD3E\nGRCh38_ENSG2\tGRCh38_CD4\n"
            + "mm10___ENSMUSG3\tmm10___Cd4\nmm10___ENSMUSG4\tmm10___Cd19\n");
        SingleCellData data = SingleCellReader.withDefaults().withGenome("mm10").read(folder, Run.silent());
        assertEquals(List.of("Cd4", "Cd19"), data.genes().names().asList());
        assertArrayEquals(new float[][]{{0, 300}, {0, 0}, {7, 0}}, TestFiles.dense(data));
        assertTrue(data.cells().columns().isEmpty());
        assertEquals("\"run\" has no genome \"rn6\"; it has \"GRCh38\" (2), \"mm10\" (2).", TestFiles
            .refusal(SingleCellReader.withDefaults().withGenome("rn6"), folder).replace("run/features.tsv.gz", "run"));
    }

    @Test
    public void byEnsemblIdentifiers() throws IOException {
        SingleCellData data = TestFiles.read(folder(
            "ENSG00000000001\tCD3E\nENSG00000000002.3\tCD4\n" + "ENSMUSG00000000003\tCd4\nENSMUSG00000000004\tCd19\n"));
        assertFractions(data, "human", 1 / 301.0, Double.NaN, 2 / 9.0);
        assertEquals(List.of("human", "mouse"), categories(data, "species"));
    }

    @Test
    public void byTheGenomesOfAnHdf5File() throws IOException {
        Map<String, Object> datasets = TestFiles.version3();
        datasets.put("matrix/features/genome", new String[]{"hg19", "hg19", "Virus7", "Virus7"});
        Path file = TestFiles.hdf5(temporary.getRoot().toPath().resolve("test.h5"), datasets);
        SingleCellData data = TestFiles.read(file);
        assertFractions(data, "human", 1 / 301.0, Double.NaN, 2 / 9.0);
        assertFractions(data, "Virus7", 300 / 301.0, Double.NaN, 7 / 9.0);
        assertEquals(2, SingleCellReader.withDefaults().describe(file).cellColumns().size());
    }

    @Test
    public void byTheNamesOfACountTable() throws IOException {
        Path table = TestFiles.write(temporary.getRoot().toPath().resolve("counts.csv"),
            "gene,A-1,B-1\nhg38_CD3E,3,0\nmm10_Cd3e,1,5\n");
        SingleCellData data = TestFiles.read(table);
        assertFractions(data, "human", 0.75, 0);
        assertEquals(2, SingleCellReader.withDefaults().describe(table).cellColumns().size());
    }

    @Test
    public void oneSpeciesIsNothingToTell() throws IOException {
        SingleCellData data = TestFiles
            .read(folder("ENSG00000000001\tCD3E\nENSG00000000002\tCD4\n" + "ENSG00000000003\tCD5\nspike\tERCC-1\n"));
        assertTrue(data.cells().columns().isEmpty());
        assertEquals(List.of("gene_ids"), List.copyOf(data.genes().columns().keySet()));
    }

    private Path folder(String features) throws IOException {
        Path folder = TestFiles.matrixFolder(temporary.newFolder("run").toPath(), "");
        TestFiles.write(folder.resolve("features.tsv.gz"), features);
        return folder;
    }

    private static List<String> categories(SingleCellData data, String column) {
        return ((CategoricalColumn) data.genes().column(column).orElseThrow()).categories();
    }

    private static void assertFractions(SingleCellData data, String species, double... fractions) {
        NumericColumn column = (NumericColumn) data.cells().column("fraction_" + species).orElseThrow();
        assertEquals(Arrays.toString(fractions), Arrays.toString(column.values()));
    }
}
