package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.Orientation;
import org.screlapse.engine.task.Run;

public class DenseTextFormatTest {

    /** The example of all tests, a row per gene, and a row per cell. */
    private static final String GENES_BY_CELLS =
        "gene,AAAC-1,CCCA-1,GGGT-1\nCD3E,1,0,0\nMATR3,0,0,2\nMATR3,0,0,7\n" + "CD19,300,0,0\n";
    private static final String CELLS_BY_GENES =
        "cell,CD3E,MATR3,MATR3,CD19\nAAAC-1,1,0,0,300\nCCCA-1,0,0,0,0\n" + "GGGT-1,0,2,7,0\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void readsBothWaysRound() throws IOException {
        for (String name : List.of("counts.csv", "counts.csv.gz", "counts")) {
            for (String table : List.of(GENES_BY_CELLS, CELLS_BY_GENES)) {
                assertExample(read(file(name, table)));
            }
        }
    }

    @Test
    public void readsAllSeparatorsLineEndsAndQuotes() throws IOException {
        for (String separator : List.of(",", ";", "\t", " ", "   ")) {
            for (String end : List.of("\n", "\r\n", "\r", "\n\n")) {
                String table = GENES_BY_CELLS.replace(",", separator).replace("\n", end);
                assertExample(read(file("counts.txt", table)));
                assertExample(read(file("counts.txt", table.stripTrailing())));
                assertExample(read(file("counts.txt", "\uFEFF" + table)));
                assertExample(read(file("counts.txt", table.replace("CD19", "\"CD19\"").replace("300", "\"300\""))));
            }
        }
    }

    @Test
    public void readsHeadersWithoutACorner() throws IOException {
        assertExample(read(file("counts.csv", GENES_BY_CELLS.replace("gene,", ""))));
        assertExample(read(file("counts.csv", GENES_BY_CELLS.replace("gene,", ","))));
        assertExample(read(file("counts.csv", GENES_BY_CELLS.replace("gene,", "X,"))));
        assertExample(read(file("counts.csv", CELLS_BY_GENES.replace("cell,", ""))));
        assertExample(read(file("counts.csv", CELLS_BY_GENES.replace("cell,", "\"\","))));
    }

    private static void assertExample(SingleCellData data) {
        assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(data));
        assertEquals(List.of(TestFiles.BARCODES), data.cells().names().asList());
        assertEquals(List.of("CD3E", "MATR3", "MATR3-1", "CD19"), data.genes().names().asList());
        assertTrue(data.counts().isCounts());
    }

    @Test
    public void tellsGenesFromCells() throws IOException {
        String wells = "x,A1,A2,A3,B1\nTSPAN6,1,0,0,2\nDPM1,0,1,0,2\nFGR,0,0,1,2\n";
        assertEquals(3, read(file("c.csv", wells)).genes().size());
        String runs = "x\tSRR100001\tSRR100002\nENSG00000000003.15\t1\t0\nENSG00000000005\t1\t0\nN_x\t0\t0\n";
        assertEquals(List.of("SRR100001", "SRR100002"), read(file("c.tsv", runs)).cells().names().asList());
        String mouse = ",Xkr4,Sox17,Mrpl15,mt-Nd1\ncell_1,1,0,0,2\ncell_2,1,0,0,2\n";
        assertEquals(List.of("cell_1", "cell_2"), read(file("c.csv", mouse)).cells().names().asList());
    }

    @Test
    public void theOrientationCanBeForced() throws IOException {
        SingleCellReader reader = SingleCellReader.withDefaults().withFormat(SingleCellReader.format("count-table"));
        Path file = file("c.csv", "x,a,b\nc,1,2\nd,0,4\ne,5,0\n");
        SingleCellData rows = reader.withOrientation(Orientation.GENES_BY_CELLS).read(file, Run.silent());
        assertArrayEquals(new float[][]{{1, 0, 5}, {2, 4, 0}}, TestFiles.dense(rows));
        SingleCellData columns = reader.withOrientation(Orientation.CELLS_BY_GENES).read(file, Run.silent());
        assertArrayEquals(new float[][]{{1, 2}, {0, 4}, {5, 0}}, TestFiles.dense(columns));
        assertEquals(List.of("a", "b"), columns.genes().names().asList());
    }

    @Test
    public void cellTablesStayCellTables() throws IOException {
        for (String table : List.of("cell,n_counts,pct_mt\nA-1,10,0.5\nB-1,20,0.1\n",
            ",UMAP1,UMAP2,S,G2M\nAAACCTGA-1,0.5,1,2,3\nAAACCTGC-1,-0.5,1,2,3\n", "index,PC1,PC2\nA1,1,2\nB1,3,4\n",
            "cell,state,CD3E\nA,x,1\nB,y,2\n", "patient,age\nP1,3\nP2,4\n",
            "id,umap_1,nCount_RNA\nS1_A,1,2\nS1_B,2,3\n")) {
            assertEquals(table, "cell-table", SingleCellReader.withDefaults().recognize(file("t.csv", table)).id());
        }
        StringBuilder wide = new StringBuilder("cell");
        StringBuilder row = new StringBuilder("\nA-1");
        for (int i = 0; i < 150; i++) {
            wide.append(",feature").append(i);
            row.append(",1");
        }
        assertEquals("count-table",
            SingleCellReader.withDefaults().recognize(file("t.csv", wide.toString() + row)).id());
    }

    @Test
    public void readsRealNumbersAndMissingValues() throws IOException {
        Run run = Run.silent();
        SingleCellData data = SingleCellReader.withDefaults().read(
            file("c.csv",
                "gene,A-1,B-1\nCD3E,-1.5,1e2\nCD4,0.25,00012345678901\nCD8A,NA,\nACTB,.5,3.\nGAPDH,0.1,16777217\n"),
            run);
        assertArrayEquals(new float[][]{{-1.5f, 0.25f, 0, 0.5f, 0.1f}, {100, 12345678901f, 0, 3, 16777216f}},
            TestFiles.dense(data));
        assertFalse(data.counts().isCounts());
        assertEquals("2 missing values were read as 0.", run.notes().get(0));
        Random random = new Random(3);
        StringBuilder table = new StringBuilder("gene,A-1\n");
        float[] expected = new float[2000];
        for (int i = 0; i < expected.length; i++) {
            String number = random.nextInt(100_000) + "." + random.nextInt(1_000_000);
            expected[i] = (float) Double.parseDouble(number);
            table.append("ENSG").append(10_000_000_000L + i).append(',').append(number).append('\n');
        }
        assertArrayEquals(expected, TestFiles.dense(read(file("c.csv", table.toString())))[0], 0);
    }

    @Test
    public void keepsTextColumns() throws IOException {
        SingleCellData genes = read(file("c.tsv", "gene_id\tgene_name\tbiotype\tA-1\nENSG00000000003\tTSPAN6\tcoding"
            + "\t5\nENSG00000000005\t\tcoding\t0\n"));
        assertEquals(List.of("TSPAN6", "ENSG00000000005"), genes.genes().names().asList());
        assertEquals("ENSG00000000003", genes.genes().column("gene_ids").orElseThrow().text(0));
        assertEquals("coding", genes.genes().column("biotype").orElseThrow().text(1));
        SingleCellData cells = read(file("c.csv", "cell,patient,CD3E,CD4\nA,P1,1,0\nB,P2,0,3\n"));
        assertArrayEquals(new float[][]{{1, 0}, {0, 3}}, TestFiles.dense(cells));
        assertEquals("P2", cells.cells().column("patient").orElseThrow().text(1));
    }

    @Test
    public void extractsSymbolsFromCompositeNames() throws IOException {
        assertSymbols("-(.+)-", "ENSG00000000003.15-TSPAN6-ProteinCoding", "ENSG00000274847.1-MT-ND1-ProteinCoding",
            "TSPAN6", "MT-ND1");
        assertSymbols("_(.+)", "ENSG00000000003_TSPAN6", "ENSG00000000005_TNMD", "TSPAN6", "TNMD");
        assertSymbols("^([^|]+)", "TSPAN6|7105", "TNMD|64102", "TSPAN6", "TNMD");
        assertSymbols("_(.+)", "ENSG00000000003_TSPAN6", "spike", "TSPAN6", "spike");
        SingleCellReader reader = SingleCellReader.withDefaults().withGenePattern("#(.+)");
        assertEquals("\"c.csv\" has no gene name in which the gene pattern \"#(.+)\" finds a symbol; its first gene is"
            + " \"CD3E\".", TestFiles.refusal(reader, file("c.csv", GENES_BY_CELLS)));
        assertEquals("The gene pattern \"abc\" has no group: put the part that is the symbol in parentheses, as in"
            + " \"-(.+)-\".", wrongPattern("abc"));
        assertEquals("The gene pattern \"-(.+\" is no regular expression: Unclosed group near character 5.",
            wrongPattern("-(.+"));
    }

    private static String wrongPattern(String pattern) {
        return assertThrows(IllegalArgumentException.class,
            () -> SingleCellReader.withDefaults().withGenePattern(pattern)).getMessage();
    }

    private void assertSymbols(String pattern, String first, String second, String firstSymbol, String secondSymbol)
        throws IOException {
        Path file = file("c.csv", "gene,A-1\n" + first + ",1\n" + second + ",2\n");
        SingleCellData data = SingleCellReader.withDefaults().withGenePattern(pattern).read(file, Run.silent());
        assertEquals(List.of(firstSymbol, secondSymbol), data.genes().names().asList());
        assertEquals(first, data.genes().column("gene_ids").orElseThrow().text(0));
    }

    @Test
    public void readsStrangeNames() throws IOException {
        String name = "Zelle-äöü-細胞-" + "x".repeat(100_000);
        SingleCellData data = read(file("c.csv", "gene,\"" + name + ",\"\"\nb\",B\nCD3E,1,2\n"));
        assertEquals(List.of(name + ",\"\nb", "B"), data.cells().names().asList());
        assertArrayEquals(new float[][]{{1}, {2}}, TestFiles.dense(data));
    }

    @Test
    public void describesWithoutTheValues() throws IOException {
        for (String table : List.of(GENES_BY_CELLS, CELLS_BY_GENES)) {
            DataSummary summary = SingleCellReader.withDefaults().describe(file("c.csv", table));
            assertEquals(3, summary.cells());
            assertEquals(4, summary.genes());
        }
    }

    @Test
    public void bothWaysRoundAreTheSameForManyCells() throws IOException {
        Random random = new Random(9);
        int cells = 1500;
        int genes = 700;
        String[][] values = new String[cells][genes];
        for (String[] row : values) {
            Arrays.setAll(row, g -> random.nextInt(4) > 0 ? "0" : Integer.toString(random.nextInt(600)));
        }
        StringBuilder rows = new StringBuilder("cell");
        for (int g = 0; g < genes; g++) {
            rows.append('\t').append("ENSG").append(10_000_000_000L + g);
        }
        StringBuilder columns = new StringBuilder("gene");
        for (int c = 0; c < cells; c++) {
            rows.append("\ncell").append(c).append('\t').append(String.join("\t", values[c]));
            columns.append("\tcell").append(c);
        }
        for (int g = 0; g < genes; g++) {
            columns.append("\nENSG").append(10_000_000_000L + g);
            for (int c = 0; c < cells; c++) {
                columns.append('\t').append(values[c][g]);
            }
        }
        SingleCellData one = read(file("rows.tsv.gz", rows.toString()));
        SingleCellData other = read(file("columns.tsv", columns.toString()));
        assertArrayEquals(TestFiles.dense(one), TestFiles.dense(other));
        assertEquals(one.cells().names(), other.cells().names());
        assertEquals(one.genes().names(), other.genes().names());
        assertEquals(Float.parseFloat(values[1499][699]), TestFiles.dense(one)[1499][699], 0);
    }

    @Test
    public void realCountsAsTablesReadBackEqual() throws IOException {
        for (String name : List.of("pbmc_small", "syn1500")) {
            SingleCellData data = TestFiles.read(TestFiles.shared("ref").resolve(name).resolve("matrix.mtx.gz"));
            float[][] values = TestFiles.dense(data);
            StringBuilder rows = new StringBuilder(" ");
            StringBuilder columns = new StringBuilder();
            for (String gene : data.genes().names().asList()) {
                rows.append(',').append(gene);
            }
            columns.append('"').append(String.join("\" \"", data.cells().names().asList())).append('"');
            for (int c = 0; c < values.length; c++) {
                rows.append('\n').append(data.cells().names().get(c));
                for (float value : values[c]) {
                    rows.append(',').append((int) value);
                }
            }
            for (int g = 0; g < data.genes().size(); g++) {
                columns.append("\n\"").append(data.genes().names().get(g)).append('"');
                for (float[] cell : values) {
                    columns.append(' ').append((int) cell[g]);
                }
            }
            for (SingleCellData read : List.of(read(file("rows.csv.gz", rows.toString())),
                read(file("as-R-writes-it.txt", columns.toString())))) {
                assertArrayEquals(values, TestFiles.dense(read));
                assertEquals(data.cells().names(), read.cells().names());
                assertEquals(data.genes().names(), read.genes().names());
            }
        }
    }

    @Test
    public void refusesBadTables() throws IOException {
        assertEquals("\"c.csv\" has 3 columns in line 3, but 4 are expected from its header.",
            refusal("gene,A,B,C\nCD3E,1,2,3\nCD4,1,2\n"));
        assertEquals("\"c.csv\" has 5 columns in line 4, but 4 are expected from its header.",
            refusal("gene,A,B,C\nCD3E,1,2,3\n\nCD4,1,2,3,4\n"));
        assertEquals(List.of("A", "B", "A-1"),
            TestFiles.read(file("c.csv", "gene,A,B,A\nCD3E,1,2,3\n")).cells().names().asList());
        assertEquals(List.of("A", "A-1"),
            TestFiles.read(file("c.csv", "cell,CD3E,CD4,CD19\nA,1,2,3\nA,1,2,3\n")).cells().names().asList());
        assertEquals("\"c.csv\" has no name for gene 2.", refusal("gene,A,B\nCD3E,1,2\n,3,4\n"));
        assertEquals("\"c.csv\" has the value \"NaN\" in line 3, column \"B\"; only numbers can be read.",
            refusal("gene,A,B\nCD3E,1,2\nCD4,3,NaN\n"));
        assertEquals("\"c.csv\" has a header, but no rows.", refusal("gene,A,B\n"));
        assertEquals("\"c.csv\" has a header, but no rows.", refusal("cell,patient\n"));
        StringBuilder late = new StringBuilder("gene,A,B\n");
        for (int i = 0; i < 500; i++) {
            late.append("CD3E,1,2\r\n");
        }
        assertEquals("\"c.csv\" has the value \"x7\" in line 502, column \"A\"; only numbers can be read.",
            refusal(late + "CD4,x7,2\r\n"));
        assertEquals("\"c.csv\" has the value \"1,5\" in line 2, column \"A\"; only numbers can be read.",
            forced("gene,A,B\nCD3E,\"1,5\",2\nCD4,1,2\n"));
        assertEquals("\"c.csv\" has a quote in line 2 that is never closed.", forced("gene,A,B\nCD3E,\"1,5,2\n"));
        assertEquals("\"c.csv\" has one column only: it holds no values, or its separator is none of tab, comma,"
            + " semicolon and space.", forced("gene\nCD3E\n"));
    }

    @Test
    public void refusesBinaryTruncatedAndEmpty() throws IOException {
        Path file = folder.getRoot().toPath().resolve("c.csv");
        Files.write(file, new byte[]{1, 2, 0, 7, 44, 10});
        assertTrue(TestFiles.refusal(file).startsWith("\"c.csv\" is named like a text, but is binary; what can be"));
        Files.write(file, "\uFEFFgene,A\nCD3E,1\n".getBytes(StandardCharsets.UTF_16LE));
        assertEquals(List.of("A"), TestFiles.read(file).cells().names().asList());
        byte[] compressed = TestFiles.gzip(GENES_BY_CELLS);
        Path truncated = folder.getRoot().toPath().resolve("c.csv.gz");
        Files.write(truncated, Arrays.copyOf(compressed, compressed.length - 10));
        assertEquals("\"c.csv.gz\" is truncated: its compressed data end too early; copy or download it again.",
            TestFiles.refusal(truncated));
        Files.write(file, new byte[0]);
        assertEquals("\"c.csv\" is empty.", TestFiles.refusal(file));
    }

    private String refusal(String table) throws IOException {
        return TestFiles.refusal(file("c.csv", table));
    }

    private String forced(String table) throws IOException {
        return TestFiles.refusal(SingleCellReader.withDefaults().withFormat(SingleCellReader.format("count-table")),
            file("c.csv", table));
    }

    private static SingleCellData read(Path file) throws IOException {
        assertEquals("count-table", SingleCellReader.withDefaults().recognize(file).id());
        return TestFiles.read(file);
    }

    private Path file(String name, String table) throws IOException {
        return TestFiles.write(folder.getRoot().toPath().resolve(name), table);
    }
}
