package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellWriter.Format;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.task.StopAfter;

public class TenxMatrixWriterTest {

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path folder;
    private Path target;

    @Before
    public void useFolder() {
        folder = temporary.getRoot().toPath();
        target = folder.resolve("matrix");
    }

    @Test
    public void folderHasTheLayoutOfCellRanger() throws IOException {
        List<String> warnings = write(WriterExample.everything(), target, false);
        assertEquals("AAAC-1\nAAAG-1\nAAAT-1\n", text("barcodes.tsv.gz"));
        assertEquals("ENSG1\tCD34\tGene Expression\nENSG2\tCD7\tGene Expression\nENSG3\tMKI67\tGene Expression\n"
            + "ENSG4\tHLA-DRA\tGene Expression\n", text("features.tsv.gz"));
        assertEquals("%%MatrixMarket matrix coordinate integer general\n"
            + "%metadata_json: {\"software_version\": \"scRelapse\", \"format_version\": 2}\n"
            + "4 3 4\n1 1 1\n3 1 300\n2 3 2\n4 3 1\n", text("matrix.mtx.gz"));
        assertEquals(List.of(
            "A 10x matrix folder holds counts and the names of cells and genes; annotations of the"
                + " cells, layers, embeddings and graphs are not in it.",
            "A 10x matrix folder holds no gene annotations"
                + " besides identifier and feature type; genome is not in it."),
            warnings);
        assertEquals(List.of("matrix"), names(folder));
        assertEquals(List.of("barcodes.tsv.gz", "features.tsv.gz", "matrix.mtx.gz"), names(target));
    }

    @Test
    public void comesBackThroughTheReader() throws IOException {
        SingleCellData written = WriterExample.countsOnly();
        write(written, target, false);
        SingleCellData read = TestFiles.read(target);
        assertEquals(written.cells().names(), read.cells().names());
        assertEquals(written.genes().names(), read.genes().names());
        assertEquals("ENSG2", read.genes().column("gene_ids").orElseThrow().text(1));
        assertEquals("Gene Expression", read.genes().column("feature_types").orElseThrow().text(1));
        assertArrayEquals(WriterExample.COUNTS, TestFiles.dense(read));
        assertTrue(read.counts().isCounts());
    }

    @Test
    public void valuesThatAreNotCountsAreKept() throws IOException {
        float[][] values = {{0.1f, 0, -3}, {0, 1e-20f, 16_777_216}};
        write(named(values), target, false);
        assertTrue(text("matrix.mtx.gz").startsWith("%%MatrixMarket matrix coordinate real general\n"));
        assertArrayEquals(values, TestFiles.dense(TestFiles.read(target)));
    }

    @Test
    public void geneWithoutIdentifierGetsItsName() throws IOException {
        write(named(new float[][]{{1, 0}}), target, false);
        assertEquals("g0\tg0\tGene Expression\ng1\tg1\tGene Expression\n", text("features.tsv.gz"));
    }

    @Test
    public void sameDataGiveTheSameBytes() throws IOException {
        write(WriterExample.everything(), target, false);
        Path again = folder.resolve("again");
        write(WriterExample.everything(), again, false);
        for (String name : names(target)) {
            assertArrayEquals(Files.readAllBytes(target.resolve(name)), Files.readAllBytes(again.resolve(name)));
        }
    }

    @Test
    public void emptyFolderIsTaken() throws IOException {
        Files.createDirectory(target);
        write(WriterExample.countsOnly(), target, false);
        assertEquals(3, names(target).size());
        assertEquals(List.of("matrix"), names(folder));
    }

    @Test
    public void matrixIsReplacedOnlyWhereThatIsAllowed() throws IOException {
        Files.createDirectory(target);
        Files.writeString(target.resolve("genes.tsv"), "old");
        assertFails("the folder holds a 10x matrix already; allow overwriting or give another name.", false);
        assertEquals("old", Files.readString(target.resolve("genes.tsv")));
        write(WriterExample.countsOnly(), target, true);
        assertEquals(List.of("barcodes.tsv.gz", "features.tsv.gz", "matrix.mtx.gz"), names(target));
        assertEquals(List.of("matrix"), names(folder));
    }

    @Test
    public void folderWithOtherThingsIsNeverTouched() throws IOException {
        Files.createDirectory(target);
        Files.writeString(target.resolve("thesis.docx"), "precious");
        assertFails(
            "the folder holds \"thesis.docx\", which is no part of a 10x matrix; give a new or an empty" + " folder.",
            true);
        assertEquals(List.of("thesis.docx"), names(target));
        assertEquals(List.of("matrix"), names(folder));
    }

    @Test
    public void fileInThePlaceOfTheFolderIsKept() throws IOException {
        Files.writeString(target, "precious");
        assertFails("a 10x matrix is a folder, but this is a file; give another name.", true);
        assertEquals("precious", Files.readString(target));
    }

    @Test
    public void missingParentIsNamed() {
        target = folder.resolve("nowhere").resolve("matrix");
        assertFails("the folder " + target.getParent() + " does not exist.", false);
    }

    @Test
    public void nameWithATabIsRefused() throws IOException {
        SingleCellData data = SingleCellData.of(WriterExample.matrix(new float[][]{{1}}),
            Annotations.of(Names.of("a\tb")), Annotations.of(Names.of("g")));
        IOException failure = assertThrows(IOException.class, () -> write(data, target, false));
        assertEquals("Cannot write " + target + ": the cell name \"a b\" contains a tab or a line break, which a 10x"
            + " matrix folder cannot hold; rename it or write an .h5ad file instead.", failure.getMessage());
        assertEquals(List.of(), names(folder));
    }

    @Test
    public void notANumberIsRefused() throws IOException {
        SingleCellData data = named(new float[][]{{1}, {Float.NaN}});
        IOException failure = assertThrows(IOException.class, () -> write(data, target, false));
        assertEquals("Cannot write " + target + ": cell 2 has the value NaN, which a 10x matrix folder cannot hold;"
            + " write an .h5ad file instead.", failure.getMessage());
        assertEquals(List.of(), names(folder));
    }

    @Test
    public void cancellingLeavesTheFolderThatWasThere() throws IOException {
        write(WriterExample.countsOnly(), target, false);
        byte[] before = Files.readAllBytes(target.resolve("matrix.mtx.gz"));
        Run cancelled = Run.of(StopAfter.atOnce());
        assertThrows(CancellationException.class, () -> SingleCellWriter.withDefaults().withFormat(Format.TENX_MATRIX)
            .withOverwrite(true).write(WriterExample.everything(), target, cancelled));
        assertArrayEquals(before, Files.readAllBytes(target.resolve("matrix.mtx.gz")));
        assertEquals(List.of("matrix"), names(folder));
    }

    @Test
    public void formatFollowsFromTheName() throws IOException {
        assertEquals(Format.H5AD, Format.ofName(Path.of("a/x.h5ad")).orElseThrow());
        assertEquals(Format.TENX_HDF5, Format.ofName(Path.of("X.H5")).orElseThrow());
        assertEquals(Format.CELL_TABLE, Format.ofName(Path.of("x.tsv.gz")).orElseThrow());
        assertEquals(Format.TENX_MATRIX, Format.ofName(Path.of("a.b/filtered_feature_bc_matrix")).orElseThrow());
        assertEquals(Format.TENX_MATRIX, Format.ofName(temporary.newFolder("a.b").toPath()).orElseThrow());
        assertFalse(Format.ofName(Path.of("x.loom")).isPresent());
        assertFalse(Format.ofName(Path.of("x.gz")).isPresent());
    }

    private static SingleCellData named(float[][] values) throws IOException {
        return SingleCellData.of(WriterExample.matrix(values), Annotations.of(names("c", values.length)),
            Annotations.of(names("g", values[0].length)));
    }

    private static Names names(String prefix, int count) {
        return Names.of(Stream.iterate(0, i -> i + 1).limit(count).map(i -> prefix + i).toArray(String[]::new));
    }

    private static List<String> write(SingleCellData data, Path path, boolean overwrite) throws IOException {
        Run run = Run.silent();
        SingleCellWriter.withDefaults().withFormat(Format.TENX_MATRIX).withOverwrite(overwrite).write(data, path, run);
        return run.notes();
    }

    private void assertFails(String why, boolean overwrite) {
        assertEquals("Cannot write " + target + ": " + why,
            assertThrows(IOException.class, () -> write(WriterExample.countsOnly(), target, overwrite)).getMessage());
    }

    private String text(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(target.resolve(name)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
