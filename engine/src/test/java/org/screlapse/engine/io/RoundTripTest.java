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
import org.screlapse.engine.task.Run;

/** What is written is read equal: for every writable format, on real files. */
public class RoundTripTest {

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void kangThroughEveryFormat() throws IOException {
        for (String sample : List.of("kang_ctrl", "kang_stim")) {
            SingleCellData data = TestFiles.read(TestFiles.shared("kang/" + sample + ".h5"));
            for (Format format : List.of(Format.H5AD, Format.TENX_HDF5, Format.TENX_MATRIX)) {
                SingleCellData again = throughFormat(format, data, sample);
                assertCells(sample, data, again);
                for (String column : List.of("gene_ids", "feature_types")) {
                    assertColumn(sample, data.genes().column(column).orElseThrow(),
                        again.genes().column(column).orElseThrow());
                }
            }
        }
    }

    @Test
    public void cellTablesKeepAnnotations() throws IOException {
        SingleCellData data = TestFiles.read(TestFiles.shared("aml_relapse/cell_states.csv"));
        assertAnnotations("cell states", data.cells(), throughFormat(Format.CELL_TABLE, data, "states.csv").cells());
    }

    @Test
    public void everySmallFileThroughH5ad() throws IOException {
        List<Path> files = readable(TestFiles.shared("small"));
        for (Path file : files) {
            SingleCellData data = reader(file).read(file, Run.silent());
            SingleCellData again = SingleCellReader.withDefaults().withCounts("X")
                .read(write(Format.H5AD, data, file.getFileName() + ".h5ad"), Run.silent());
            String what = file.toString();
            assertCells(what, data, again);
            assertAnnotations(what, data.cells(), again.cells());
            assertAnnotations(what, data.genes(), again.genes());
            assertEquals(what, data.embeddings().keySet(), again.embeddings().keySet());
            data.embeddings().forEach((name, embedding) -> assertArrayEquals(what + " " + name, embedding.coordinates(),
                again.embeddings().get(name).coordinates(), 0));
            assertEquals(what, data.geneEmbeddings().keySet(), again.geneEmbeddings().keySet());
            assertEquals(what, data.graphs().keySet(), again.graphs().keySet());
            data.graphs().forEach((name, graph) -> {
                assertArrayEquals(what, graph.neighbors(), again.graphs().get(name).neighbors());
                assertArrayEquals(what, graph.weights(), again.graphs().get(name).weights(), 0);
            });
            assertEquals(what, data.layers().keySet(), again.layers().keySet());
            for (Map.Entry<String, CountMatrix> layer : data.layers().entrySet()) {
                assertValues(what + " " + layer.getKey(), layer.getValue(), again.layers().get(layer.getKey()));
            }
            assertEquals(what, data.metadata(), again.metadata());
        }
    }

    private SingleCellData throughFormat(Format format, SingleCellData data, String name) throws IOException {
        return TestFiles.read(write(format, data, name + format.extension()));
    }

    private Path write(Format format, SingleCellData data, String name) throws IOException {
        Path file = temporary.newFolder().toPath().resolve(name);
        SingleCellWriter.withDefaults().withFormat(format).write(data, file, Run.silent());
        return file;
    }

    /** A file with several genomes needs one to be chosen. */
    private static SingleCellReader reader(Path file) {
        return file.endsWith("multiple_genomes.h5") ? SingleCellReader.withDefaults().withGenome("hg19_chr21")
            : SingleCellReader.withDefaults();
    }

    private static List<Path> readable(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".h5") || name.endsWith(".h5ad") || name.startsWith("matrix.mtx")) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static void assertCells(String what, SingleCellData expected, SingleCellData actual) {
        assertEquals(what, expected.cells().names(), actual.cells().names());
        assertEquals(what, expected.genes().names(), actual.genes().names());
        assertValues(what, expected.counts(), actual.counts());
    }

    private static void assertValues(String what, CountMatrix expected, CountMatrix actual) {
        assertEquals(what, expected.nonZeros(), actual.nonZeros());
        assertEquals(what, expected.isCounts(), actual.isCounts());
        CellCursor a = expected.cursor();
        CellCursor b = actual.cursor();
        while (a.next() && b.next()) {
            assertEquals(what, a.length(), b.length());
            assertArrayEquals(what, Arrays.copyOf(a.genes(), a.length()), Arrays.copyOf(b.genes(), b.length()));
            assertArrayEquals(what, Arrays.copyOf(a.values(), a.length()), Arrays.copyOf(b.values(), b.length()), 0);
        }
    }

    private static void assertAnnotations(String what, Annotations expected, Annotations actual) {
        assertEquals(what, List.copyOf(expected.columns().keySet()), List.copyOf(actual.columns().keySet()));
        expected.columns()
            .forEach((name, column) -> assertColumn(what + ", " + name, column, actual.column(name).orElseThrow()));
    }

    private static void assertColumn(String what, Column expected, Column actual) {
        assertEquals(what, expected.type(), actual.type());
        assertEquals(what, texts(expected), texts(actual));
    }

    private static List<String> texts(Column column) {
        return IntStream.range(0, column.size()).mapToObj(column::text).collect(Collectors.toList());
    }
}
