package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/** What programs and people make of tables of counts: each is read as what it is, or refused with both readings. */
public class TableKindsTest {

    private static final int GENES = 60;
    private static final int CELLS = 24;

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private final Run run = Run.silent();

    @Test
    public void identifiersOfAnyKindTimesWellsAreCounts() throws IOException {
        List<IntFunction<String>> kinds = List.of(g -> String.valueOf(1000 + g), g -> String.valueOf(7 + 13 * g * g),
            g -> String.format("FBgn%07d", 31 + g), g -> String.format("ENSOCUG%011d", 900 + g),
            g -> "hs_" + (char) ('A' + g % 26) + (char) ('K' + g / 26) + "X", g -> "WBGene" + (10_000_000 + g),
            g -> "GRCh38---G" + g);
        for (IntFunction<String> kind : kinds) {
            SingleCellData data = read("plate.csv", table("", ",", kind, TableKindsTest::well));
            assertEquals(kind.apply(0), CELLS, data.cells().size());
            assertEquals(kind.apply(0), GENES, data.genes().size());
            assertEquals("A02", data.cells().names().get(1));
            assertEquals(value(3, 1), TestFiles.dense(data)[1][3], 0);
        }
    }

    @Test
    public void whatIsNotCertainIsTold() throws IOException {
        read("plate.csv", table("", ",", g -> String.valueOf(1000 + g), TableKindsTest::well));
        assertEquals(
            List.of("Rows were taken as genes and columns as cells: the columns are called like cells, the rows"
                + " like no genes that are known here. If it is otherwise, choose the orientation, or the format \"Cell"
                + " table\"."),
            run.notes());
    }

    @Test
    public void tablesThatMayBeEitherAreRefusedWithBothReadings() throws IOException {
        String table =
            table("", ",", g -> "row " + (char) ('a' + g % 26) + g, c -> "x" + (char) ('a' + c) + c % 3 + "y");
        assertEquals("\"t.csv\" can be read in two ways, and neither its names nor its values tell which is right: as"
            + " counts of genes × 24 cells, or as cells with 24 annotations. Choose the format \"Count table\" or \"Cell"
            + " table\".", TestFiles.refusal(file("t.csv", table)));
        for (String format : List.of("count-table", "cell-table")) {
            SingleCellReader forced = SingleCellReader.withDefaults().withFormat(SingleCellReader.format(format));
            assertEquals(format, format.equals("count-table") ? CELLS : GENES,
                forced.read(file("t.csv", table), run).cells().size());
        }
    }

    @Test
    public void annotationsStayAnnotations() throws IOException {
        String table = "barcode,n_genes,n_counts,cluster,doublets,plate,a,b,c\nAAACCTGA-1,0,2,0,0,1,0,0,9\n"
            + "AAACCTGC-1,3,0,1,0,0,3,2,0\nAAACCTGG-1,3,4,0,5,0,0,0,1\n";
        assertEquals(0, read("cells.csv", table).genes().size());
        assertEquals(0, read("cells.csv", table.replace("barcode", "")).genes().size());
    }

    @Test
    public void commentsBeforeTheHeaderArePassedOver() throws IOException {
        String counts = table("Cell_Index", ",", c -> String.valueOf(800 + 3 * c), g -> String.format("ENSG%011d", g));
        SingleCellData data =
            read("RSEC_MolsPerCell.csv", "####\n## BD Rhapsody Analysis\n## Run Date: x, y\n\n" + counts);
        assertEquals(GENES, data.cells().size());
        assertEquals(CELLS, data.genes().size());
        data = read("t.csv", "sep=;\n" + table("gene", ";", TableKindsTest::symbol, TableKindsTest::well));
        assertEquals(GENES, data.genes().size());
        data = read("t.tsv", table("#gene", "\t", TableKindsTest::symbol, TableKindsTest::well));
        assertEquals(CELLS, data.cells().size());
        data = read("cells.tsv", "# made by hand\n#cell\ttype\nA\tx\nB\ty\n");
        assertEquals(List.of("A", "B"), data.cells().names().asList());
        assertEquals("y", data.cells().column("type").orElseThrow().text(1));
    }

    @Test
    public void featureCountsTellsChromosomesAndLengths() throws IOException {
        for (String comment : List.of("",
            "# Program:featureCounts v2.0.1; Command:\"featureCounts\" \"-a\" \"g.gtf\"\n")) {
            SingleCellData data = read("counts.txt", comment + "Geneid\tChr\tStart\tEnd\tStrand\tLength\ta.bam\tb.bam\n"
                + "ENSG00000100000\t1\t10\t20\t+\t900\t1\t0\nENSG00000100007\t2\t10\t20\t-\t800\t0\t4\n");
            assertArrayEquals(new float[][]{{1, 0}, {0, 4}}, TestFiles.dense(data));
            assertEquals(List.of("a.bam", "b.bam"), data.cells().names().asList());
            assertEquals(List.of("Chr", "Start", "End", "Strand", "Length"),
                List.copyOf(data.genes().columns().keySet()));
            assertEquals("800", data.genes().column("Length").orElseThrow().text(1));
        }
    }

    @Test
    public void readsOfNoGeneAreLeftOut() throws IOException {
        SingleCellData data = read("htseq.tsv", "gene\tA1\tB1\nENSG00000100000\t1\t0\nENSG00000100007\t0\t4\n"
            + "__no_feature\t100\t200\n__ambiguous\t7\t8\n");
        assertArrayEquals(new float[][]{{1, 0}, {0, 4}}, TestFiles.dense(data));
        assertEquals(List.of("The rows __no_feature, __ambiguous count reads of no gene and were left out."),
            run.notes());
        assertEquals(
            "\"one.tsv\" has no header: its first line is \"ENSG00000100000\" with numbers. Put a line before it"
                + " with the word gene and the names of the cells.",
            TestFiles.refusal(SingleCellReader.withDefaults().withFormat(SingleCellReader.format("count-table")),
                file("one.tsv", "ENSG00000100000\t1\nENSG00000100007\t0\n__no_feature\t3\n")));
    }

    @Test
    public void listsOfUmiToolsAreCounts() throws IOException {
        SingleCellData data =
            read("list.tsv", "gene\tcell\tcount\nCD3E\tTGGA\t7\nCD3E\tCGTT\t4\nCD4\tCGTT\t1\nCD3E\tTGGA\t2\n");
        assertEquals(List.of("TGGA", "CGTT"), data.cells().names().asList());
        assertEquals(List.of("CD3E", "CD4"), data.genes().names().asList());
        assertArrayEquals(new float[][]{{9, 0}, {4, 1}}, TestFiles.dense(data));
        data = read("list.csv", "cell,gene,umis\nTGGA,CD3E,7\nCGTT,CD4,1\n");
        assertArrayEquals(new float[][]{{7, 0}, {0, 1}}, TestFiles.dense(data));
        assertEquals("\"list.csv\" has 2 columns in line 2, but 3 in its header.", TestFiles
            .refusal(SingleCellReader.withDefaults(), file("list.csv", "cell,gene,umis\nTGGA,CD3E\nCGTT,CD4,1\n")));
    }

    @Test
    public void gctNamesAndDescribesGenes() throws IOException {
        SingleCellData data =
            read("x.gct.txt", "#1.2\n2\t3\nName\tDescription\ts1\ts2\ts3\nENSG00000100000\tCD34\t1.5\t0\t2\n"
                + "ENSG00000100007\tna\t0\t0\t4\n");
        assertEquals(List.of("s1", "s2", "s3"), data.cells().names().asList());
        assertEquals("CD34", data.genes().names().get(0));
        assertArrayEquals(new float[][]{{1.5f, 0}, {0, 0}, {2, 4}}, TestFiles.dense(data));
    }

    @Test
    public void numbersMayHaveADecimalComma() throws IOException {
        SingleCellData data = read("tpm.csv", "gene;A1;B1\nCD3E;1,5;0\nCD4;0,25;-2,125\n");
        assertArrayEquals(new float[][]{{1.5f, 0.25f}, {0, -2.125f}}, TestFiles.dense(data));
        data = read("cells.csv", "cell;score;type\nA;0,5;x\nB;12,25;y\n");
        assertEquals("12.25", data.cells().column("score").orElseThrow().text(1));
        assertEquals(
            "\"t.csv\" has numbers such as \"1,250\", which may be 1.250 or 1250; write them without the comma.",
            TestFiles.refusal(SingleCellReader.withDefaults().withFormat(SingleCellReader.format("count-table")),
                file("t.csv", "gene;A1;B1\nCD3E;1,250;0\nCD4;3;12,125\n")));
    }

    @Test
    public void namesThatASpreadsheetTurnedIntoDatesAreTold() throws IOException {
        SingleCellData data = read("t.csv", "gene,A1,B1\nCD3E,1,0\n2-Sep,0,3\n1-Mar,0,3\nMar-02,2,3\n");
        assertEquals(List.of("CD3E", "2-Sep", "1-Mar", "Mar-02"), data.genes().names().asList());
        assertEquals(List.of("3 genes are named by a date, such as \"2-Sep\": a spreadsheet has changed names such as"
            + " MARCH1 and SEPT2. The names were kept; take them from the original file."), run.notes());
    }

    @Test
    public void encodingsOfSpreadsheets() throws IOException {
        String table = "Zelle;Größe;Typ\nä1;1,5;früh 😀\nβ2;2,5;spät\n".replace("β", "ß");
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE, Charset.forName("windows-1252"))) {
            String text = charset.name().equals("windows-1252") ? table.replace(" 😀", "") : table;
            SingleCellData data = SingleCellReader.withDefaults()
                .read(Files.write(temporary.getRoot().toPath().resolve("t.csv"), text.getBytes(charset)), run);
            assertEquals(charset.name(), List.of("ä1", "ß2"), data.cells().names().asList());
            assertEquals(charset.name(), "2.5", data.cells().column("Größe").orElseThrow().text(1));
            assertTrue(charset.name(), data.cells().column("Typ").orElseThrow().text(0).startsWith("früh"));
        }
        Path counts = temporary.getRoot().toPath().resolve("c.csv");
        Files.write(counts, "gene,Zelle ä,Zelle ö\nCD3E,1,0\nCD4,0,2\n".getBytes(StandardCharsets.UTF_16));
        assertEquals(List.of("Zelle ä", "Zelle ö"), TestFiles.read(counts).cells().names().asList());
        Files.write(counts, "gene,Zelle ä,Zelle ö\nCD3E,1,0\nCD4,0,2\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(List.of("Zelle ä", "Zelle ö"), TestFiles.read(counts).cells().names().asList());
    }

    @Test
    public void wideTablesAndTablesOfNamesAlone() throws IOException {
        StringBuilder header = new StringBuilder("cell");
        StringBuilder row = new StringBuilder("A");
        for (int c = 0; c < 20_000; c++) {
            header.append(",a").append(c);
            row.append(",x");
        }
        assertEquals(20_000, read("wide.csv", header + "\n" + row + "\n").cells().columns().size());
        assertEquals(List.of("A", "B"), read("names.csv", "cell\nA\nB\n").cells().names().asList());
    }

    private SingleCellData read(String name, String text) throws IOException {
        return SingleCellReader.withDefaults().read(file(name, text), run);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(temporary.getRoot().toPath().resolve(name), text);
    }

    /** Whole numbers of which some are 0, in rows and columns of these names. */
    private static String table(String corner, String separator, IntFunction<String> rows,
        IntFunction<String> columns) {
        List<String> lines = new ArrayList<>();
        lines.add(
            corner + separator + IntStream.range(0, CELLS).mapToObj(columns).collect(Collectors.joining(separator)));
        for (int row = 0; row < GENES; row++) {
            int at = row;
            lines.add(rows.apply(row) + separator + IntStream.range(0, CELLS)
                .mapToObj(c -> String.valueOf(value(at, c))).collect(Collectors.joining(separator)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static int value(int row, int column) {
        return (row * 7 + column * 5) % 6;
    }

    private static String well(int number) {
        return String.format("%c%02d", 'A' + number / 12, 1 + number % 12);
    }

    private static String symbol(int number) {
        return List.of("CD3E", "CD4", "GAPDH", "ACTB", "MT-ND1", "RPS3").get(number % 6)
            + (number < 6 ? "" : "L" + number);
    }
}
