package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.task.StopAfter;

public class ArchiveTest {

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path folder;
    private Map<String, byte[]> example;

    @Before
    public void makeExample() throws IOException {
        folder = temporary.getRoot().toPath();
        Path run = TestFiles.matrixFolder(temporary.newFolder("run").toPath(), "");
        example = new LinkedHashMap<>();
        for (String name : new String[]{"matrix.mtx.gz", "features.tsv.gz", "barcodes.tsv.gz"}) {
            example.put(name, Files.readAllBytes(run.resolve(name)));
        }
    }

    @Test
    public void readsZipTarAndCompressedTar() throws IOException {
        for (String inside : new String[]{"", "./", "filtered_feature_bc_matrix/", "outs/old/hg19/GSM1_"}) {
            Map<String, byte[]> files = prefixed(inside);
            for (String name : new String[]{"run.zip", "run.tar", "run.tar.gz", "packed"}) {
                Path archive = archive(name, files);
                assertEquals("10x-matrix", SingleCellReader.withDefaults().recognize(archive).id());
                assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(TestFiles.read(archive)));
                DataSummary summary = SingleCellReader.withDefaults().describe(archive);
                assertEquals(3, summary.cells());
                assertEquals(4, summary.genes());
            }
        }
    }

    @Test
    public void readsPlainFilesAndEntriesInAnyOrder() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("__MACOSX/._matrix.mtx", new byte[]{1});
        files.put("._matrix.mtx", new byte[]{1});
        files.put("readme.txt", text("hello"));
        files.put("matrix.mtx", text(TestFiles.mtx("4 3 4", "3 3 7\n2 3 2\n1 1 1\n4 1 300\n")));
        files.put("genes.tsv", text("ENSG1\tCD3E\nENSG2\tMATR3\nENSG3\tMATR3\nENSG4\tCD19\n"));
        files.put("barcodes.tsv", text("A\nB\nC\n"));
        for (String name : new String[]{"run.zip", "run.tgz"}) {
            assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(TestFiles.read(archive(name, files))));
        }
    }

    @Test
    public void readsLongNamesInTar() throws IOException {
        String deep = "a".repeat(90) + "/" + "b".repeat(90) + "/";
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> file : prefixed(deep).entrySet()) {
            TestFiles.tarEntry(tar, "././@LongLink", text(file.getKey() + "\0"), 'L');
            TestFiles.tarEntry(tar, file.getKey().substring(0, 99), file.getValue(), '0');
        }
        Path gnu = Files.write(folder.resolve("gnu.tar"), tar.toByteArray());
        assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(TestFiles.read(gnu)));
        tar.reset();
        for (Map.Entry<String, byte[]> file : prefixed(deep).entrySet()) {
            String record = " path=" + file.getKey() + "\n";
            TestFiles.tarEntry(tar, "PaxHeaders/x", text("19 mtime=1700000000\n" + (record.length() + 3) + record),
                'x');
            TestFiles.tarEntry(tar, "short", file.getValue(), '0');
        }
        Path pax = Files.write(folder.resolve("pax.tar"), tar.toByteArray());
        assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(TestFiles.read(pax)));
    }

    @Test
    public void refusesNamesThatLeadOut() throws IOException {
        for (String name : new String[]{"../matrix.mtx", "a/../../b", "/etc/matrix.mtx", "C:/matrix.mtx",
            "..\\matrix.mtx"}) {
            Map<String, byte[]> files = new LinkedHashMap<>(example);
            files.put(name, new byte[]{1});
            assertEquals(
                "\"run.zip\" holds an entry \"" + name.replace('\\', '/') + "\", which leads out of the"
                    + " archive: it is damaged or hostile and is not read.",
                TestFiles.refusal(archive("run.zip", files)));
            if (name.indexOf('\\') < 0) {
                assertTrue(TestFiles.refusal(archive("run.tar.gz", files)).contains("which leads out of the archive"));
            }
        }
        assertEquals("nothing has been unpacked", 3, Files.list(folder).count());
    }

    @Test
    public void asksWhichOfSeveralMatrices() throws IOException {
        Map<String, byte[]> files = prefixed("hg19/");
        files.putAll(prefixed("mm10/"));
        Path archive = archive("run.zip", files);
        assertEquals("\"run.zip\" holds several matrices (hg19/matrix.mtx.gz, mm10/matrix.mtx.gz); unpack it and give"
            + " one of these.", TestFiles.refusal(archive));
        assertArrayEquals(TestFiles.EXAMPLE,
            TestFiles.dense(SingleCellReader.withDefaults().withGenome("mm10").read(archive, Run.silent())));
    }

    @Test
    public void readsNestedFolders() throws IOException {
        Path nested = Files.createDirectories(folder.resolve("filtered_gene_bc_matrices/hg19"));
        TestFiles.matrixFolder(nested, "");
        assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(TestFiles.read(nested.getParent())));
    }

    @Test
    public void realFoldersPackedReadAsTheyAre() throws IOException {
        Path tests = TestFiles.shared("small/10x_tests");
        Path nested = tests.resolve("1.2.0/filtered_gene_bc_matrices");
        assertSame(TestFiles.read(nested.resolve("hg19_chr21")), TestFiles.read(nested));
        for (Path real : List.of(nested.resolve("hg19_chr21"), tests.resolve("3.0.0/filtered_feature_bc_matrix"),
            TestFiles.shared("ref/pbmc_small"))) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (String name : real.toFile().list()) {
                files.put("outs/" + real.getFileName() + "/" + name, Files.readAllBytes(real.resolve(name)));
            }
            for (String name : new String[]{"real.zip", "real.tar.gz"}) {
                assertSame(TestFiles.read(real), TestFiles.read(archive(name, files)));
            }
        }
    }

    private static void assertSame(SingleCellData one, SingleCellData other) {
        assertArrayEquals(TestFiles.dense(one), TestFiles.dense(other));
        assertEquals(one.cells().names(), other.cells().names());
        assertEquals(one.genes().names(), other.genes().names());
    }

    @Test
    public void saysWhatAnArchiveHoldsInstead() throws IOException {
        assertEquals(
            "\"run.zip\" is an archive without a matrix.mtx or matrix.mtx.gz; it holds \"counts.h5\"; unpack"
                + " it and give one of its files.",
            TestFiles.refusal(archive("run.zip", Map.of("counts.h5", text("x")))));
        Map<String, byte[]> files = new LinkedHashMap<>(example);
        files.remove("barcodes.tsv.gz");
        assertEquals("\"run.zip/matrix.mtx.gz\" lacks its companion \"barcodes.tsv\" (also as .gz) in the same folder.",
            TestFiles.refusal(archive("run.zip", files)));
        assertTrue(TestFiles.refusal(archive("table.xlsx", Map.of("[Content_Types].xml", text("x"))))
            .startsWith("\"table.xlsx\" is an Excel workbook"));
    }

    @Test
    public void saysThatAnArchiveIsTruncated() throws IOException {
        for (String name : new String[]{"run.zip", "run.tar", "run.tar.gz"}) {
            Path archive = archive(name, prefixed("x/"));
            byte[] bytes = Files.readAllBytes(archive);
            Files.write(archive, Arrays.copyOf(bytes, name.equals("run.tar") ? 600 : bytes.length / 4));
            assertEquals("\"" + name + "\" is truncated: it ends in the middle of a file; copy or download it again.",
                TestFiles.refusal(archive));
        }
    }

    @Test
    public void aBombIsNotUnpacked() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(example);
        byte[] bomb = new byte[64 << 20];
        byte[] start = text(TestFiles.mtx("4 3 1", "1 1 1\n"));
        Arrays.fill(bomb, (byte) '\n');
        System.arraycopy(start, 0, bomb, 0, start.length);
        bomb[bomb.length - 1] = '7';
        files.put("matrix.mtx", bomb);
        Path archive = archive("run.zip", files);
        assertTrue(Files.size(archive) < 1 << 17);
        assertEquals("\"run.zip/matrix.mtx\" has more entries than the 1 that its header announces.",
            TestFiles.refusal(archive));
    }

    private Map<String, byte[]> prefixed(String prefix) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        example.forEach((name, bytes) -> files.put(prefix + name, bytes));
        return files;
    }

    private Path archive(String name, Map<String, byte[]> files) throws IOException {
        boolean tar = name.contains("tar") || name.endsWith(".tgz") || name.equals("packed");
        byte[] bytes = tar ? TestFiles.tar(files) : TestFiles.zip(files);
        if (name.endsWith("gz")) {
            bytes = TestFiles.gzip(bytes);
        }
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A few hundred kilobytes that unpack to as many megabytes are refused; the rest is not unpacked. */
    @Test
    public void bombsAreRefused() throws IOException {
        byte[] zeros = new byte[1 << 20];
        Path zip = temporary.getRoot().toPath().resolve("bomb.zip");
        Path gzip = temporary.getRoot().toPath().resolve("bomb.csv.gz");
        try (ZipOutputStream entries = new ZipOutputStream(Files.newOutputStream(zip));
            OutputStream packed = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            entries.putNextEntry(new ZipEntry("a"));
            packed.write("gene,A\nCD3E,".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 300; i++) {
                entries.write(zeros);
                Arrays.fill(zeros, (byte) '0');
                packed.write(zeros);
                Arrays.fill(zeros, (byte) 0);
            }
        }
        assertEquals(
            "\"bomb.zip\" unpacks to more than 250 times its size, as no data do: it is damaged or hostile and is"
                + " not read. If it is neither, unpack it first.",
            TestFiles.refusal(zip));
        assertTrue(TestFiles.refusal(gzip).startsWith("\"bomb.csv.gz\" "));
        Run cancelled = Run.of(StopAfter.atOnce());
        assertThrows(CancellationException.class, () -> SingleCellReader.withDefaults().read(zip, cancelled));
    }
}
