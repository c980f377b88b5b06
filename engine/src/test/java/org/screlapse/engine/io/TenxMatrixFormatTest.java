package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.EntryBuckets;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

public class TenxMatrixFormatTest {

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path folder;

    @Before
    public void makeFolder() throws IOException {
        folder = temporary.newFolder("run").toPath();
    }

    @Test
    public void readsVersion3() throws IOException {
        SingleCellData data = TestFiles.read(TestFiles.matrixFolder(folder, ""));
        assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(data));
        assertEquals(List.of(TestFiles.BARCODES), data.cells().names().asList());
        assertEquals(List.of("CD3E", "MATR3", "MATR3-1", "CD19"), data.genes().names().asList());
        assertEquals(List.of("gene_ids", "feature_types"), List.copyOf(data.genes().columns().keySet()));
    }

    @Test
    public void readsVersion2() throws IOException {
        TestFiles.write(folder.resolve("barcodes.tsv"), String.join("\r\n", TestFiles.BARCODES));
        TestFiles.write(folder.resolve("genes.tsv"), "ENSG1\tCD3E\r\nENSG2\tMATR3\r\nENSG3\tMATR3\r\nENSG4\tCD19\r\n");
        TestFiles.write(folder.resolve("matrix.mtx"),
            "%%MatrixMarket matrix coordinate integer general\r\n%\r\n4 3 4\r\n1 1 1\r\n4 1 300\r\n2 3 2\r\n3 3 7");
        SingleCellData data = TestFiles.read(folder);
        assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(data));
        assertEquals(List.of("gene_ids"), List.copyOf(data.genes().columns().keySet()));
    }

    @Test
    public void readsPrefixedFilesFromTheFolderAndFromTheMatrix() throws IOException {
        TestFiles.matrixFolder(folder, "GSM1_P1_");
        assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(TestFiles.read(folder)));
        TestFiles.matrixFolder(folder, "GSM2_P2_");
        assertEquals("\"run\" holds several matrices (GSM1_P1_matrix.mtx.gz, GSM2_P2_matrix.mtx.gz); give one of these"
            + " files instead of the folder.", TestFiles.refusal(folder));
        SingleCellData second = TestFiles.read(folder.resolve("GSM2_P2_matrix.mtx.gz"));
        assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(second));
    }

    @Test
    public void describesFromTheHeader() throws IOException {
        DataSummary summary = SingleCellReader.withDefaults().describe(TestFiles.matrixFolder(folder, ""));
        assertEquals(3, summary.cells());
        assertEquals(4, summary.genes());
        assertEquals(4, summary.nonZeros());
    }

    @Test
    public void otherFeatureTypesAreAssaysOfTheirOwn() throws IOException {
        TestFiles.matrixFolder(folder, "");
        TestFiles.write(folder.resolve("features.tsv.gz"), TestFiles.features("Antibody Capture"));
        assertArrayEquals(new float[][]{{1, 0, 0}, {0, 0, 0}, {0, 2, 7}}, TestFiles.dense(TestFiles.read(folder)));
        SingleCellData antibodies = TestFiles.read(folder).withMainAssay("ADT");
        assertArrayEquals(TestFiles.column(3), TestFiles.dense(antibodies));
        SingleCellReader genesOnly = SingleCellReader.withDefaults().withGeneExpressionOnly(true);
        assertEquals(1, genesOnly.read(folder, Run.silent()).assays().size());
    }

    @Test
    public void readsRealNumbersCommentsAndBlankLines() throws IOException {
        TestFiles.matrixFolder(folder, "");
        TestFiles.write(folder.resolve("matrix.mtx.gz"), "%%MatrixMarket matrix coordinate real general\n% a\n\n%b\n"
            + " 4 3 5 \n1 1 -1.5\n\n2 1\t1e2\n 3 1 0.25\n4 1 00012345678901\n1 3 0\n\n");
        SingleCellData data = TestFiles.read(folder);
        assertArrayEquals(new float[]{-1.5f, 100, 0.25f, 12345678901f}, TestFiles.dense(data)[0], 0);
        assertEquals(4, data.counts().nonZeros());
        assertFalse(data.counts().isCounts());
    }

    @Test
    public void readsEntriesInAnyOrder() throws IOException {
        TestFiles.matrixFolder(folder, "");
        TestFiles.write(folder.resolve("matrix.mtx.gz"),
            TestFiles.mtx("4 3 5", "2 3 1\n1 1 1\n2 3 1\n3 3 7\n4 1 300\n"));
        assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(TestFiles.read(folder)));
        TestFiles.write(folder.resolve("features.tsv.gz"), TestFiles.features("Antibody Capture"));
        assertArrayEquals(new float[][]{{1, 0, 0}, {0, 0, 0}, {0, 2, 7}}, TestFiles.dense(TestFiles.read(folder)));
    }

    @Test
    public void bucketsOfManyEntriesGiveTheMatrixBack() throws IOException {
        int cells = 300;
        int genes = 100;
        List<int[]> entries = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            for (int gene = cell % 3; gene < genes; gene += 1 + cell % 2) {
                entries.add(new int[]{cell, gene});
            }
        }
        Collections.shuffle(entries, new Random(5));
        // announced as so many that there are several buckets, each of several pages in the temporary file
        try (EntryBuckets buckets = new EntryBuckets(cells, 3L << 20)) {
            for (int[] entry : entries) {
                buckets.add(entry[0], entry[1], value(entry[0], entry[1]));
            }
            CountMatrix matrix = buckets.build(genes, BlockStorage.HEAP, Progress.NONE);
            assertEquals(entries.size(), matrix.nonZeros());
            assertEquals(cells, matrix.cells());
            var cell = matrix.cursor();
            while (cell.next()) {
                for (int i = 0; i < cell.length(); i++) {
                    assertEquals(cell.cell() % 3 + i * (1 + cell.cell() % 2), cell.genes()[i]);
                    assertEquals(value(cell.cell(), cell.genes()[i]), cell.values()[i], 0);
                }
            }
        }
    }

    private static float value(int cell, int gene) {
        return 1 + (cell * 31 + gene * 7) % 500;
    }

    @Test
    public void refusesEntriesThatDisagreeWithTheHeader() throws IOException {
        assertRefused("4 3 3", "1 1 1\n4 1 300\n2 3 2\n3 3 7\n",
            "\"matrix.mtx.gz\" has more entries than the 3 that its header announces.");
        assertRefused("4 3 9", "1 1 1\n4 1 300\n2 3 2\n3 3 7\n", "\"matrix.mtx.gz\" ends after 4 of the 9 entries that"
            + " its header announces; copy or download it again.");
        assertRefused("4 3 1", "5 1 1\n", "\"matrix.mtx.gz\" has an entry (number 1) in row 5, but its header announces"
            + " 4 rows, counted from 1.");
        assertRefused("4 3 2", "1 1 1\n1 0 1\n", "\"matrix.mtx.gz\" has an entry (number 2) in column 0, but its header"
            + " announces 3 columns, counted from 1.");
        assertRefused("4 3 1", "1 1 NaN\n",
            "\"matrix.mtx.gz\" has the value \"NaN\" in entry 1 (row 1, column 1); only numbers can be read.");
        assertRefused("4 3 1", "1 1 x7\n",
            "\"matrix.mtx.gz\" has the value \"x7\" in entry 1 (row 1, column 1); only numbers can be read.");
        assertRefused("4 3 1", "1 1\n",
            "\"matrix.mtx.gz\" has the value \"\" in entry 1 (row 1, column 1); only numbers can be read.");
        assertRefused("4 3 1", "1 1 1 1\n", "\"matrix.mtx.gz\" has more than a row, a column and a value in entry 1.");
        assertRefused("4 3 1", "a 1 1\n", "\"matrix.mtx.gz\" has no row number in entry 1 after its header.");
        assertRefused("4 3", "",
            "\"matrix.mtx.gz\" has no line with its numbers of rows, columns and entries: found" + " \"4 3\".");
        assertRefused("4 3 13", "", "\"matrix.mtx.gz\" announces an impossible matrix: \"4 3 13\".");
    }

    @Test
    public void refusesNamesThatDisagreeWithTheMatrix() throws IOException {
        assertRefused("5 3 1", "1 1 1\n", "\"matrix.mtx.gz\" has 5 rows, but \"features.tsv.gz\" names 4 features.");
        assertRefused("4 9 1", "1 1 1\n", "\"matrix.mtx.gz\" has 9 columns, but \"barcodes.tsv.gz\" names 3 cells.");
        assertRefused("2000000000 2000000000 2000000000000", "1 1 1\n",
            "\"matrix.mtx.gz\" has 2000000000 rows, but \"features.tsv.gz\" names 4 features.");
    }

    private void assertRefused(String size, String entries, String message) throws IOException {
        TestFiles.matrixFolder(folder, "");
        Path matrix = TestFiles.write(folder.resolve("matrix.mtx.gz"), TestFiles.mtx(size, entries));
        assertEquals(message, TestFiles.refusal(matrix));
    }

    @Test
    public void refusesBadNames() throws IOException {
        Path matrix = TestFiles.matrixFolder(folder, "").resolve("matrix.mtx.gz");
        TestFiles.write(folder.resolve("barcodes.tsv.gz"), "A-1\nB-1\nA-1\n");
        assertEquals(List.of("A-1", "B-1", "A-1-1"), TestFiles.read(matrix).cells().names().asList());
        TestFiles.write(folder.resolve("features.tsv.gz"), "ENSG1\tA\tGene Expression\nENSG2\tB\n");
        assertEquals("\"features.tsv.gz\" has 2 columns in line 2 instead of 3.", TestFiles.refusal(matrix));
    }

    @Test
    public void saysWhichFileIsMissing() throws IOException {
        TestFiles.matrixFolder(folder, "P1_");
        Files.delete(folder.resolve("P1_features.tsv.gz"));
        assertEquals("\"P1_matrix.mtx.gz\" lacks its companion \"P1_features.tsv\" or \"P1_genes.tsv\" (also as .gz) in"
            + " the same folder.", TestFiles.refusal(folder.resolve("P1_matrix.mtx.gz")));
    }

    @Test
    public void refusesOtherMatrices() throws IOException {
        Path matrix = TestFiles.matrixFolder(folder, "").resolve("matrix.mtx.gz");
        TestFiles.write(matrix, "%%MatrixMarket matrix array real general\n4 3\n");
        assertEquals("\"matrix.mtx.gz\" is a Matrix Market file of another kind (\"%%MatrixMarket matrix array real"
            + " general\"); what can be read is \"matrix coordinate integer general\" and \"matrix coordinate real"
            + " general\".", TestFiles.refusal(matrix));
        TestFiles.write(matrix, "4 3 1\n1 1 1\n");
        assertEquals(
            "\"matrix.mtx.gz\" is not a Matrix Market file: its first line does not start with" + " %%MatrixMarket.",
            TestFiles.refusal(SingleCellReader.withDefaults().withFormat(SingleCellReader.format("10x-matrix")),
                matrix));
    }

    @Test
    public void saysThatAFileIsTruncated() throws IOException {
        Path matrix = TestFiles.matrixFolder(folder, "").resolve("matrix.mtx.gz");
        byte[] bytes = Files.readAllBytes(matrix);
        Files.write(matrix, Arrays.copyOf(bytes, bytes.length - 12));
        assertEquals("\"matrix.mtx.gz\" is truncated: its compressed data end too early; copy or download it again.",
            TestFiles.refusal(matrix));
        Files.write(folder.resolve("features.tsv.gz"), new byte[]{0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 7, 7, 7});
        assertEquals("\"features.tsv.gz\" is damaged: it cannot be decompressed; copy or download it again.",
            TestFiles.refusal(matrix));
    }

    @Test
    public void readsCellsByFeatures() throws IOException {
        TestFiles.matrixFolder(folder, "");
        TestFiles.write(folder.resolve("matrix.mtx.gz"), TestFiles.mtx("3 4 4", "1 1 1\n1 4 300\n3 2 2\n3 3 7\n"));
        assertReadsTheExample(folder);
    }

    /** kb count, alevin and Parse write cells × features, also where both numbers are the same. */
    @Test
    public void readsWhatKbPythonAlevinAndParseWrite() throws IOException {
        String[][] programs = {{"cells_x_genes.mtx", "cells_x_genes.genes.txt", "cells_x_genes.barcodes.txt"},
            {"cells_x_genes.total.mtx", "cells_x_genes.genes.txt", "cells_x_genes.barcodes.txt"},
            {"quants_mat.mtx.gz", "quants_mat_cols.txt", "quants_mat_rows.txt"}};
        for (String[] files : programs) {
            Path run = temporary.newFolder().toPath();
            Path matrix =
                TestFiles.write(run.resolve(files[0]), TestFiles.mtx("3 4 4", "1 1 1\n1 4 300\n3 2 2\n3 3 7\n"));
            TestFiles.write(run.resolve(files[1]), "CD3E\nMATR3\nMATR3\nCD19\n");
            TestFiles.write(run.resolve(files[2]), String.join("\n", TestFiles.BARCODES));
            assertReadsTheExample(matrix);
            assertReadsTheExample(run);
            TestFiles.write(matrix, TestFiles.mtx("3 3 2", "1 3 5\n2 1 4\n"));
            TestFiles.write(run.resolve(files[1]), "CD3E\nMATR3\nCD19\n");
            assertArrayEquals(new float[][]{{0, 0, 5}, {4, 0, 0}, {0, 0, 0}}, TestFiles.dense(TestFiles.read(run)));
        }
        Path parse = temporary.newFolder().toPath();
        TestFiles.write(parse.resolve("DGE.mtx"), TestFiles.mtx("3 4 4", "1 1 1\n1 4 300\n3 2 2\n3 3 7\n"));
        TestFiles.write(parse.resolve("all_genes.csv"),
            "gene_id,gene_name,genome\nENSG1,CD3E,hg38\nENSG2,MATR3,hg38\n" + "ENSG3,MATR3,hg38\nENSG4,CD19,hg38\n");
        TestFiles.write(parse.resolve("cell_metadata.csv"), "bc_wells,sample\nAAAC-1,a\nCCCA-1,a\nGGGT-1,b\n");
        assertReadsTheExample(parse);
        assertEquals("ENSG4", TestFiles.read(parse).genes().column("gene_ids").orElseThrow().text(3));
    }

    @Test
    public void unsplicedAndAmbiguousCountsOfStarsoloAreLayers() throws IOException {
        TestFiles.write(folder.resolve("barcodes.tsv"), String.join("\n", TestFiles.BARCODES));
        TestFiles.write(folder.resolve("features.tsv"), TestFiles.features("Gene Expression"));
        TestFiles.write(folder.resolve("spliced.mtx"), TestFiles.mtx("4 3 4", "1 1 1\n4 1 300\n2 3 2\n3 3 7\n"));
        TestFiles.write(folder.resolve("unspliced.mtx"), TestFiles.mtx("4 3 1", "2 2 9\n"));
        TestFiles.write(folder.resolve("ambiguous.mtx"), TestFiles.mtx("4 3 0", ""));
        assertReadsTheExample(folder);
        Run run = Run.silent();
        SingleCellData data = SingleCellReader.withDefaults().read(folder, run);
        assertEquals(List.of("The counts are those of \"spliced.mtx\"; unspliced and ambiguous are layers."),
            run.notes());
        assertEquals(1, data.layers().get("unspliced").nonZeros());
        assertEquals(0, data.layers().get("ambiguous").nonZeros());
    }

    @Test
    public void namesMayHaveHeadersAndTheQuotesOfR() throws IOException {
        TestFiles.matrixFolder(folder, "");
        Path barcodes = folder.resolve("barcodes.tsv.gz");
        Path features = folder.resolve("features.tsv.gz");
        TestFiles.write(barcodes, "barcode\nAAAC-1\nCCCA-1\nGGGT-1\n");
        assertReadsTheExample(folder);
        TestFiles.write(features, "id\tname\ttype\n" + TestFiles.features("Gene Expression"));
        assertReadsTheExample(folder);
        TestFiles.write(barcodes, "\"x\"\n\"AAAC-1\"\n\"CCCA-1\"\n\"GGGT-1\"\n");
        TestFiles.write(features, "\"x\"\n\"CD3E\"\n\"MATR3\"\n\"MATR3\"\n\"CD19\"\n");
        assertReadsTheExample(folder);
        for (String separator : List.of(" ", "\t", ",")) {
            TestFiles.write(barcodes,
                "\"x\"\n\"1\"\"AAAC-1\"\n\"2\"\"CCCA-1\"\n\"3\"\"GGGT-1\"\n".replace("\"\"", "\"" + separator + "\""));
            assertReadsTheExample(folder);
        }
    }

    @Test
    public void entriesOfAPatternAreOnes() throws IOException {
        TestFiles.matrixFolder(folder, "");
        TestFiles.write(folder.resolve("matrix.mtx.gz"),
            "%%MatrixMarket matrix coordinate pattern general\n4 3 4\n1 1\n4 1\n2 3\n3 3");
        assertArrayEquals(new float[][]{{1, 0, 0, 1}, {0, 0, 0, 0}, {0, 1, 1, 0}},
            TestFiles.dense(TestFiles.read(folder)));
    }

    private static void assertReadsTheExample(Path path) throws IOException {
        SingleCellData data = TestFiles.read(path);
        assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(data));
        assertEquals(List.of(TestFiles.BARCODES), data.cells().names().asList());
        assertEquals(List.of("CD3E", "MATR3", "MATR3-1", "CD19"), data.genes().names().asList());
        assertEquals(3, SingleCellReader.withDefaults().describe(path).cells());
    }
}
