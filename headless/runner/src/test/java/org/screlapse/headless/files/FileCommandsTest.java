package org.screlapse.headless.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.io.SingleCellWriter;
import org.screlapse.engine.io.SingleCellWriter.Format;
import org.screlapse.engine.task.Run;
import org.screlapse.headless.cli.Main;
import org.screlapse.headless.command.Console;

public class FileCommandsTest {

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path folder;
    private Path matrix;

    @Before
    public void writeMatrix() throws IOException {
        folder = temporary.getRoot().toPath();
        matrix = folder.resolve("sample.h5");
        SingleCellWriter.withDefaults().withFormat(Format.TENX_HDF5).write(data(), matrix, Run.silent());
    }

    @Test
    public void infoPrintsWhatIsInside() throws IOException {
        assertEquals(Main.OK, run("info", matrix));
        assertEquals(matrix + ": 10x HDF5, " + InfoCommand.size(matrix) + """

            2 cells × 3 genes, 4 values other than 0 (66.7 %), all of them counts

            Gene annotations
              gene_ids       text, such as CD34, CD7, CD19
              feature_types  categorical, 1: Gene Expression
              genome         categorical, 1:

            Values
              in memory        0.1 kB
            """, out().substring(0, out().indexOf("  bytes per value")));
        assertEquals("", err());
    }

    @Test
    public void infoOfATable() throws IOException {
        Path table = Files.writeString(folder.resolve("cells.csv"), "cell,state\na,stem\nb,\n");
        assertEquals(Main.OK, run("info", table));
        assertTrue(out(), out().endsWith("""
            2 cells, no genes

            Cell annotations
              state  categorical, 1: stem, 1 missing
            """));
    }

    @Test
    public void namesCannotControlTheTerminal() throws IOException {
        Path table = Files.writeString(folder.resolve("cells.csv"), "cell,\u009b2Jx\na,\"s\nt\"\n");
        assertEquals(Main.OK, run("info", table));
        assertTrue(out(), out().contains("  ·2Jx  categorical, 1: s·t\n"));
    }

    @Test
    public void infoOfWhatCannotBeRead() throws IOException {
        assertRefused(Main.FAILED, "\"" + folder.resolve("none.h5") + "\" does not exist; check the path.", "info",
            folder.resolve("none.h5"));
        Path empty = temporary.newFile("empty.h5").toPath();
        assertRefused(Main.FAILED, "\"" + empty + "\" is empty.", "info", empty);
        Path bare = temporary.newFolder("bare").toPath();
        assertEquals(Main.FAILED, run("info", bare));
        assertTrue(err(), err().contains("is a folder without a matrix.mtx"));
    }

    @Test
    public void badArguments() {
        assertRefused(Main.BAD_ARGUMENTS, "Give one file: info FILE; 0 were given.", "info");
        assertRefused(Main.BAD_ARGUMENTS, "Give the file to read and the one to write: convert IN OUT; 1 was given.",
            "convert", "a");
        assertRefused(Main.BAD_ARGUMENTS, "Unknown option '--frob'; see 'help info' for what info takes.", "info",
            "--frob");
        assertRefused(Main.BAD_ARGUMENTS,
            "There is no orientation \"up\"; there are genes-by-cells and" + " cells-by-genes.", "info",
            "--orientation", "up", "x");
        assertRefused(Main.BAD_ARGUMENTS, "The option --genome needs a value.", "info", "x", "--genome");
        assertRefused(Main.BAD_ARGUMENTS, "Unknown command 'frob'; the commands are run, nodes, info, convert, help.",
            "frob");
        assertEquals(Main.BAD_ARGUMENTS, run("info", matrix, "--input-format", "frob"));
        assertTrue(err(), err().startsWith("ERROR There is no file format \"frob\"; there are 10x-hdf5, "));
        assertEquals(Main.BAD_ARGUMENTS, run("info", matrix, "--counts=frob"));
        assertTrue(err(), err().startsWith("ERROR ") && err().contains("frob"));
        assertEquals(Main.BAD_ARGUMENTS, run("convert", matrix, folder.resolve("x"), "--format=frob"));
        assertTrue(err(), err().startsWith("ERROR There is no format \"frob\" to write; there are h5ad, 10x-hdf5, "));
    }

    @Test
    public void helpIsPrinted() {
        assertEquals(Main.OK, run());
        assertTrue(out(), out().contains("  info ") && out().contains("  convert "));
        assertEquals(Main.OK, run("convert", "--help"));
        assertTrue(out(), out().contains("--overwrite") && !out().contains("info FILE"));
    }

    @Test
    public void convertsByTheNameOfTheTarget() throws IOException {
        for (String name : List.of("x.h5ad", "x.h5", "x")) {
            assertEquals(err(), Main.OK, run("convert", matrix, folder.resolve(name)));
            assertTrue(out(), out().startsWith(folder.resolve(name) + ": "));
            assertTrue(out(),
                out().endsWith("2 cells × 3 genes, 4 values other than 0 (66.7 %), all of them counts\n"));
        }
        assertSame(data(), folder.resolve("x.h5"));
        assertSame(data(), folder.resolve("x"));
    }

    @Test
    public void formatCanBeChosen() throws IOException {
        assertEquals(err(), Main.OK, run("convert", "--format=10x-hdf5", matrix, "--", folder.resolve("data.bin")));
        assertSame(data(), folder.resolve("data.bin"));
        assertRefused(Main.BAD_ARGUMENTS,
            "The name \"data.loom\" does not say which format to write; end it in .h5ad,"
                + " .h5, .csv or .tsv, or choose one with --format (h5ad, 10x-hdf5, 10x-matrix, cell-table).",
            "convert", matrix, folder.resolve("data.loom"));
    }

    @Test
    public void whatIsLostIsSaid() throws IOException {
        assertEquals(Main.OK, run("convert", matrix, folder.resolve("cells.csv")));
        assertEquals("NOTE The table holds the annotations of the cells; counts, genes, embeddings and graphs are not"
            + " in it.\n", err());
    }

    @Test
    public void existingTargetIsReplacedOnRequestOnly() throws IOException {
        Path target = folder.resolve("x.h5ad");
        Files.writeString(target, "precious");
        assertRefused(Main.FAILED, "Cannot write " + target + ": it exists already; allow overwriting with --overwrite"
            + " or give another name.", "convert", matrix, target);
        assertEquals("precious", Files.readString(target));
        assertEquals(err(), Main.OK, run("convert", matrix, target, "--overwrite"));
        assertTrue(Files.size(target) > 1000);
    }

    @Test
    public void fileMayBeConvertedInPlace() throws IOException {
        assertEquals(err(), Main.OK, run("convert", matrix, matrix, "--overwrite"));
        assertSame(data(), matrix);
    }

    @Test
    public void failureLeavesNothing() throws IOException {
        Path damaged = folder.resolve("damaged.h5");
        byte[] bytes = Files.readAllBytes(matrix);
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
        assertEquals(Main.FAILED, run("convert", damaged, folder.resolve("x.h5ad")));
        assertTrue(err(), err().startsWith("ERROR \"" + damaged + "\" ") && err().endsWith(".\n"));
        assertEquals(Main.FAILED, run("convert", matrix, folder.resolve("none").resolve("x.h5ad")));
        assertEquals("ERROR Cannot write " + folder.resolve("none/x.h5ad") + ": the folder " + folder.resolve("none")
            + " does not exist.\n", err());
        assertEquals(List.of("damaged.h5", "sample.h5"), names());
    }

    @Test
    public void valuesThatTheFormatCannotHold() throws IOException {
        Path mtx = Files.createDirectory(folder.resolve("log"));
        Files.writeString(mtx.resolve("matrix.mtx"), "%%MatrixMarket matrix coordinate real general\n1 1 1\n1 1 0.5\n");
        Files.writeString(mtx.resolve("genes.tsv"), "ENSG1\tCD34\n");
        Files.writeString(mtx.resolve("barcodes.tsv"), "AAAC\n");
        assertEquals(Main.FAILED, run("convert", mtx, folder.resolve("x.h5")));
        assertEquals(
            "NOTE The values are not counts: some are negative or not whole. What needs counts takes them as"
                + " already normalized.\nERROR Cannot write " + folder.resolve("x.h5")
                + ": a 10x file holds whole counts," + " but cell 1 has the value 0.5; write an .h5ad file instead.\n",
            err());
        assertFalse(Files.exists(folder.resolve("x.h5")));
        assertEquals(Main.OK, run("info", mtx));
        assertTrue(out(), out().contains(", not counts: some are negative or not whole\n"));
    }

    @Test
    public void progressIsShownInATerminalOnly() throws IOException {
        Main terminal = new Main(new Console(stream(out), stream(err), true));
        assertEquals(Main.OK, terminal.run("convert", matrix.toString(), folder.resolve("x.h5ad").toString()));
        assertTrue(err(), err().startsWith("\r\u001b[K") && err().endsWith("\r\u001b[K"));
    }

    @Test
    public void realFilesGoThroughEveryFormat() throws IOException {
        Path kang = shared("kang/kang_ctrl.h5");
        SingleCellData expected = SingleCellReader.withDefaults().read(kang, Run.silent());
        assertEquals(err(), Main.OK, run("convert", kang, folder.resolve("mtx")));
        assertEquals(err(), Main.OK, run("convert", folder.resolve("mtx"), folder.resolve("kang.h5ad")));
        assertEquals(err(), Main.OK, run("convert", folder.resolve("kang.h5ad"), folder.resolve("kang.h5")));
        assertSame(expected, folder.resolve("kang.h5"));
    }

    private static void assertSame(SingleCellData expected, Path file) throws IOException {
        SingleCellData read = SingleCellReader.withDefaults().read(file, Run.silent());
        assertEquals(expected.cells().names(), read.cells().names());
        assertEquals(expected.genes().names(), read.genes().names());
        assertEquals(expected.counts().nonZeros(), read.counts().nonZeros());
        var a = expected.counts().cursor();
        var b = read.counts().cursor();
        while (a.next() && b.next()) {
            assertEquals(a.length(), b.length());
            for (int i = 0; i < a.length(); i++) {
                assertEquals(a.genes()[i], b.genes()[i]);
                assertEquals(a.values()[i], b.values()[i], 0);
            }
        }
    }

    private static SingleCellData data() throws IOException {
        CountMatrixBuilder counts = new CountMatrixBuilder(3, BlockStorage.HEAP);
        counts.addCell(new int[]{0, 2}, new float[]{1, 300}, 0, 2);
        counts.addCell(new int[]{0, 1}, new float[]{2, 1}, 0, 2);
        return SingleCellData.of(counts.build(),
            Annotations.of(Names.of("AAAC", "AAAG")).with("patient", CategoricalColumn.constant("P1", 2)),
            Annotations.of(Names.of("CD34", "CD7", "CD19")));
    }

    private void assertRefused(int code, String sentence, Object... arguments) {
        assertEquals(code, run(arguments));
        assertEquals("ERROR " + sentence + "\n", err());
        assertEquals("", out());
    }

    private int run(Object... arguments) {
        out.reset();
        err.reset();
        return new Main(new Console(stream(out), stream(err), false))
            .run(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static Path shared(String path) {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve("shared/data"))) {
            root = root.getParent();
        }
        Assume.assumeTrue("no folder shared/data above the working directory", root != null);
        return root.resolve("shared/data").resolve(path);
    }
}
