package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellWriter.Format;
import org.screlapse.engine.task.Progress;

/** What is written is read equal: for every writable format, on real files. */
public class RoundTripTest {

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void kangThroughEveryFormat() throws IOException {
        for (final String sample : List.of("kang_ctrl", "kang_stim")) {
            final SingleCellData data = TestFiles.read(TestFiles.shared("kang/" + sample + ".h5"));
            for (final Format format : List.of(Format.H5AD, Format.TENX_HDF5, Format.TENX_MATRIX)) {
                final SingleCellData again = throughFormat(format, data, sample);
                assertCells(sample, data, again);
                for (final String column : List.of("gene_ids", "feature_types")) {
                    assertColumn(sample, data.genes().column(column).orElseThrow(),
                        again.genes().column(column).orElseThrow());
                }
            }
        }
    }

    @Test
    public void cellTablesKeepAnnotations() throws IOException {
        final SingleCellData data = TestFiles.read(TestFiles.shared("aml_relapse/cell_states.csv"));
        assertAnnotations("cell states", data.cells(), throughFormat(Format.CELL_TABLE, data, "states.csv").cells());
    }

    @Test
    public void everySmallFileThroughH5ad() throws IOException {
        final List<Path> files = readable(TestFiles.shared("small"));
        for (final Path file : files) {
            final SingleCellData data = reader(file).read(file, Progress.NONE);
            final SingleCellData again = SingleCellReader.withDefaults().withCounts("X")
                .read(write(Format.H5AD, data, file.getFileName() + ".h5ad"), Progress.NONE);
            final String what = file.toString();
            assertCells(what, data, again);
            assertAnnotations(what, data.cells(), again.cells());
            assertAnnotations(what, data.genes(), again.genes());
            assertEquals(what, data.embeddings().keySet(), again.embeddings().keySet());
            data.embeddings().forEach((name, embedding) -> assertArrayEquals(what + " " + name,
                embedding.coordinates(), again.embeddings().get(name).coordinates(), 0));
            assertEquals(what, data.geneEmbeddings().keySet(), again.geneEmbeddings().keySet());
            assertEquals(what, data.graphs().keySet(), again.graphs().keySet());
            data.graphs().forEach((name, graph) -> {
                assertArrayEquals(what, graph.neighbours(), again.graphs().get(name).neighbours());
                assertArrayEquals(what, graph.weights(), again.graphs().get(name).weights(), 0);
            });
            assertEquals(what, data.layers().keySet(), again.layers().keySet());
            for (final Map.Entry<String, CountMatrix> layer : data.layers().entrySet()) {
                assertValues(what + " " + layer.getKey(), layer.getValue(), again.layers().get(layer.getKey()));
            }
            assertEquals(what, data.metadata(), again.metadata());
        }
    }

    private SingleCellData throughFormat(final Format format, final SingleCellData data, final String name)
        throws IOException {
        return TestFiles.read(write(format, data, name + format.extension()));
    }

    private Path write(final Format format, final SingleCellData data, final String name) throws IOException {
        final Path file = temporary.newFolder().toPath().resolve(name);
        SingleCellWriter.withDefaults().withFormat(format).write(data, file, Progress.NONE);
        return file;
    }

    /** A file with several genomes needs one to be chosen. */
    private static SingleCellReader reader(final Path file) {
        return file.endsWith("multiple_genomes.h5") ? SingleCellReader.withDefaults().withGenome("hg19_chr21")
            : SingleCellReader.withDefaults();
    }

    private static List<Path> readable(final Path folder) throws IOException {
        final List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                final String name = file.getFileName().toString();
                if (name.endsWith(".h5") || name.endsWith(".h5ad") || name.startsWith("matrix.mtx")) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static void assertCells(final String what, final SingleCellData expected, final SingleCellData actual) {
        assertEquals(what, expected.cells().names(), actual.cells().names());
        assertEquals(what, expected.genes().names(), actual.genes().names());
        assertValues(what, expected.counts(), actual.counts());
    }

    private static void assertValues(final String what, final CountMatrix expected, final CountMatrix actual) {
        assertEquals(what, expected.nonZeros(), actual.nonZeros());
        assertEquals(what, expected.isCounts(), actual.isCounts());
        final CellCursor a = expected.cursor();
        final CellCursor b = actual.cursor();
        while (a.next() && b.next()) {
            assertEquals(what, a.length(), b.length());
            assertArrayEquals(what, Arrays.copyOf(a.genes(), a.length()), Arrays.copyOf(b.genes(), b.length()));
            assertArrayEquals(what, Arrays.copyOf(a.values(), a.length()), Arrays.copyOf(b.values(), b.length()), 0);
        }
    }

    private static void assertAnnotations(final String what, final Annotations expected, final Annotations actual) {
        assertEquals(what, List.copyOf(expected.columns().keySet()), List.copyOf(actual.columns().keySet()));
        expected.columns().forEach((name, column) -> assertColumn(what + ", " + name, column,
            actual.column(name).orElseThrow()));
    }

    private static void assertColumn(final String what, final Column expected, final Column actual) {
        assertEquals(what, expected.type(), actual.type());
        assertEquals(what, texts(expected), texts(actual));
    }

    private static List<String> texts(final Column column) {
        return IntStream.range(0, column.size()).mapToObj(column::text).collect(Collectors.toList());
    }
}
