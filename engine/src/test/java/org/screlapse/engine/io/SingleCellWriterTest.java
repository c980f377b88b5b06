package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jhdf.HdfFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellWriter.Format;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

public class SingleCellWriterTest {

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path folder;

    @Before
    public void useFolder() {
        folder = temporary.getRoot().toPath();
    }

    @Test
    public void tenxFileHasTheLayoutOfCellRanger() throws IOException {
        Path path = folder.resolve("counts.h5");
        List<String> warnings = write(Format.TENX_HDF5, WriterExample.everything(), path);
        try (HdfFile file = new HdfFile(path)) {
            assertEquals("matrix", file.getAttribute("filetype").getData());
            assertArrayEquals(new int[]{4, 3}, (int[]) file.getDatasetByPath("matrix/shape").getData());
            assertArrayEquals(new int[]{1, 300, 2, 1}, (int[]) file.getDatasetByPath("matrix/data").getData());
            assertArrayEquals(new long[]{0, 2, 1, 3}, (long[]) file.getDatasetByPath("matrix/indices").getData());
            assertArrayEquals(new long[]{0, 2, 2, 4}, (long[]) file.getDatasetByPath("matrix/indptr").getData());
            assertTexts(file, "matrix/barcodes", "AAAC-1", "AAAG-1", "AAAT-1");
            assertTexts(file, "matrix/features/name", "CD34", "CD7", "MKI67", "HLA-DRA");
            assertTexts(file, "matrix/features/id", "ENSG1", "ENSG2", "ENSG3", "ENSG4");
            assertTexts(file, "matrix/features/genome", "GRCh38", "GRCh38", "GRCh38", "GRCh38");
            assertTexts(file, "matrix/features/_all_tag_keys", "genome");
        }
        assertEquals(1, warnings.size());
    }

    @Test
    public void tenxFileComesBackThroughTheReader() throws IOException {
        Path path = folder.resolve("counts.h5");
        SingleCellData written = WriterExample.countsOnly();
        assertEquals(List.of(), write(Format.TENX_HDF5, written, path));
        SingleCellData read = SingleCellReader.withDefaults().read(path, Run.silent());
        assertEquals(written.cells().names(), read.cells().names());
        assertEquals(written.genes().names(), read.genes().names());
        assertEquals("ENSG2", read.genes().column("gene_ids").orElseThrow().text(1));
        float[][] counts = new float[3][4];
        CellCursor cell = read.counts().cursor();
        while (cell.next()) {
            for (int i = 0; i < cell.length(); i++) {
                counts[cell.cell()][cell.genes()[i]] = cell.values()[i];
            }
        }
        assertArrayEquals(WriterExample.COUNTS, counts);
    }

    @Test
    public void tenxFileRefusesValuesThatAreNotCounts() throws IOException {
        SingleCellData fractions = SingleCellData.of(WriterExample.matrix(new float[][]{{0.5f, 0}, {0, 1}}),
            Annotations.of(Names.of("a", "b")), Annotations.of(Names.of("g", "h")));
        Path path = folder.resolve("counts.h5");
        assertFails("Cannot write " + path + ": a 10x file holds whole counts, but cell 1 has the value 0.5; write an "
            + ".h5ad file instead.", Format.TENX_HDF5, fractions, path);
        assertEmpty(folder);
    }

    @Test
    public void cellTableHasARowACell() throws IOException {
        Path path = folder.resolve("cells.csv");
        write(Format.CELL_TABLE, WriterExample.everything(), path);
        assertEquals("""
            cell,patient,label,score,genes,age,keep,doublet,note,comment,S/G2M,_index
            AAAC-1,P2,stem,0.5,2,7,true,false,"",z,1.0,4.0
            AAAG-1,P1,,,0,,false,,"größer, ""x""\",,2.0,5.0
            AAAT-1,P2,blast,-1.0E300,5000000000,12,true,true,b,a,3.0,6.0
            """, Files.readString(path));
    }

    @Test
    public void cellTableIsTabSeparatedAndCompressedWhereItsNameSaysSo() throws IOException {
        Path path = folder.resolve("cells.tsv.gz");
        write(Format.CELL_TABLE, SingleCellData.withoutGenes(
            Annotations.of(Names.of("a", "b")).with("patient", CategoricalColumn.constant("P1", 2))), path);
        try (GZIPInputStream text = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(path)))) {
            assertEquals("cell\tpatient\na\tP1\nb\tP1\n", new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    public void existingFileIsKeptUnlessOverwritingIsAllowed() throws IOException {
        Path path = folder.resolve("data.h5ad");
        Files.writeString(path, "precious");
        assertFails("Cannot write " + path + ": it exists already; allow overwriting or give another name.",
            Format.H5AD, WriterExample.everything(), path);
        assertEquals("precious", Files.readString(path));
        SingleCellWriter.withDefaults().withOverwrite(true).write(WriterExample.everything(), path, Run.silent());
        assertTrue(Files.size(path) > 1000);
    }

    @Test
    public void failureLeavesTheFileThatWasThere() throws IOException {
        Path path = folder.resolve("data.h5");
        Files.writeString(path, "precious");
        SingleCellData fractions = SingleCellData.of(WriterExample.matrix(new float[][]{{0.5f}}),
            Annotations.of(Names.of("a")), Annotations.of(Names.of("g")));
        assertThrows(IOException.class, () -> SingleCellWriter.withDefaults().withFormat(Format.TENX_HDF5)
            .withOverwrite(true).write(fractions, path, Run.silent()));
        assertEquals("precious", Files.readString(path));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    public void missingFolderIsNamed() {
        Path path = folder.resolve("nowhere").resolve("data.h5ad");
        assertFails("Cannot write " + path + ": the folder " + path.getParent() + " does not exist.", Format.H5AD,
            SingleCellData.withoutGenes(Annotations.of(Names.of("a"))), path);
    }

    @Test
    public void folderAsTargetIsRefused() {
        assertFails("Cannot write " + folder + ": that is a folder; give the name of a file in it.", Format.H5AD,
            SingleCellData.withoutGenes(Annotations.of(Names.of("a"))), folder);
    }

    @Test
    public void readOnlyFolderIsNamed() throws IOException {
        Path readOnly = temporary.newFolder("readonly").toPath();
        assertTrue(readOnly.toFile().setWritable(false));
        Assume.assumeFalse("this user may write everywhere", Files.isWritable(readOnly));
        for (Format format : Format.values()) {
            assertFails("Cannot write " + readOnly.resolve("x") + ": the folder " + readOnly + " is not writable.",
                format, WriterExample.countsOnly(), readOnly.resolve("x"));
        }
    }

    @Test
    public void folderThatTakesNoFilesIsNamed() throws IOException {
        Path noFiles = Path.of("/proc");
        Assume.assumeTrue("no such folder on this system", Files.isDirectory(noFiles));
        for (Format format : Format.values()) {
            IOException failure =
                assertThrows(IOException.class, () -> write(format, WriterExample.countsOnly(), noFiles.resolve("x")));
            assertTrue(failure.getMessage(), failure.getMessage().startsWith("Cannot write /proc/x: "));
        }
    }

    @Test
    public void fullDiskIsSaid() throws IOException {
        Path path = folder.resolve("data.h5ad");
        try (PartialFile file = PartialFile.of(path, false)) {
            assertEquals("Cannot write " + path + ": the disk of " + folder + " is full.",
                file.explain(new IOException("No space left on device")).getMessage());
            assertEquals("Cannot write " + path + ": the disk of " + folder + " is full.",
                file.explain(new FileSystemException("x", null, "No space left on device")).getMessage());
        }
    }

    @Test
    public void linksStayLinks() throws IOException {
        Path real = folder.resolve("real.csv");
        Path link = folder.resolve("link.csv");
        Files.createSymbolicLink(link, Path.of("real.csv"));
        SingleCellWriter writer = SingleCellWriter.withDefaults().withFormat(Format.CELL_TABLE);
        SingleCellData data = SingleCellData.withoutGenes(Annotations.of(Names.of("a")));
        writer.write(data, link, Run.silent());
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("cell\na\n", Files.readString(real));
        assertFails("Cannot write " + link + ": it exists already; allow overwriting or give another name.",
            Format.CELL_TABLE, data, link);
        writer.withOverwrite(true).write(SingleCellData.withoutGenes(Annotations.of(Names.of("b"))), link,
            Run.silent());
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("cell\nb\n", Files.readString(real));
        Files.delete(real);
        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("link.csv"));
        assertFails("Cannot write " + link + ": it is a link that leads back to itself.", Format.CELL_TABLE, data,
            link);
    }

    @Test
    public void devicesAreWrittenToAndStay() throws IOException {
        Path device = Path.of("/dev/null");
        Assume.assumeTrue("no such device on this system", Files.exists(device));
        SingleCellWriter.withDefaults().write(WriterExample.everything(), device, Run.silent());
        assertTrue(Files.exists(device) && !Files.isRegularFile(device));
    }

    @Test
    public void leavingsOfAKilledRunAreRemovedAndThoseOfALivingOneStay() throws IOException {
        Path path = folder.resolve("data.csv");
        Path killed = Files.createDirectory(folder.resolve(".data.csv." + UUID.randomUUID() + ".part"));
        Files.writeString(killed.resolve("lock"), "");
        Files.writeString(killed.resolve("data.csv"), "half");
        Path other = Files.createDirectory(folder.resolve(".other.csv." + UUID.randomUUID() + ".part"));
        Files.writeString(other.resolve("lock"), "");
        try (PartialFile living = PartialFile.of(path, false)) {
            Path partial = Files.writeString(living.path(), "on its way");
            assertFalse(Files.exists(killed));
            SingleCellWriter.withDefaults().withFormat(Format.CELL_TABLE)
                .write(SingleCellData.withoutGenes(Annotations.of(Names.of("a"))), path, Run.silent());
            assertEquals("on its way", Files.readString(partial));
        }
        assertTrue(Files.exists(other));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(Set.of(path, other), files.collect(Collectors.toSet()));
        }
    }

    @Test
    public void aFolderThatAKilledRunSetAsideComesBack() throws IOException {
        Path path = folder.resolve("matrix");
        Path killed = Files.createDirectory(folder.resolve(".matrix." + UUID.randomUUID() + ".part"));
        Files.writeString(killed.resolve("lock"), "");
        Files.createDirectory(killed.resolve("matrix.old"));
        Files.writeString(killed.resolve("matrix.old").resolve("matrix.mtx"), "precious");
        assertFails("Cannot write " + path + ": the folder holds a 10x matrix already; allow overwriting or give"
            + " another name.", Format.TENX_MATRIX, WriterExample.countsOnly(), path);
        assertEquals("precious", Files.readString(path.resolve("matrix.mtx")));
    }

    @Test
    public void cancellingAtOnceLeavesNothing() throws IOException {
        for (Format format : Format.values()) {
            assertThrows(CancellationException.class, () -> SingleCellWriter.withDefaults().withFormat(format)
                .write(WriterExample.everything(), folder.resolve("x"), Run.of(cancelledAfter(0))));
            assertEmpty(folder);
        }
    }

    @Test
    public void cancellingWhileCountsAreWrittenLeavesNothing() throws IOException {
        float[][] rows = new float[3000][100];
        String[] cells = new String[rows.length];
        String[] genes = new String[100];
        Arrays.setAll(cells, i -> "cell" + i);
        Arrays.setAll(genes, i -> "gene" + i);
        for (int cell = 0; cell < rows.length; cell++) {
            Arrays.fill(rows[cell], 1 + cell % 7);
        }
        SingleCellData data = SingleCellData.of(WriterExample.matrix(rows), Annotations.of(Names.of(cells)),
            Annotations.of(Names.of(genes)));
        for (Format format : List.of(Format.H5AD, Format.TENX_HDF5)) {
            assertThrows(CancellationException.class, () -> SingleCellWriter.withDefaults().withFormat(format)
                .write(data, folder.resolve("x"), Run.of(cancelledAfter(2))));
            assertEmpty(folder);
        }
    }

    private static Progress cancelledAfter(int reports) {
        AtomicInteger seen = new AtomicInteger();
        return new Progress() {
            @Override
            public void report(double fraction, String message) {
                seen.incrementAndGet();
            }

            @Override
            public boolean isCancelled() {
                return seen.get() >= reports;
            }
        };
    }

    private static List<String> write(Format format, SingleCellData data, Path path) throws IOException {
        Run run = Run.silent();
        SingleCellWriter.withDefaults().withFormat(format).write(data, path, run);
        return run.notes();
    }

    private static void assertFails(String message, Format format, SingleCellData data, Path path) {
        assertEquals(message, assertThrows(IOException.class, () -> write(format, data, path)).getMessage());
    }

    private static void assertTexts(HdfFile file, String name, String... texts) {
        assertArrayEquals(texts, (Object[]) file.getDatasetByPath(name).getData());
    }

    private static void assertEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }
}
