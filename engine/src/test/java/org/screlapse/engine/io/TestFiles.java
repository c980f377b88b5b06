package org.screlapse.engine.io;

import static org.junit.Assert.assertThrows;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Assume;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Run;

/** Small files that tests make, and the large ones that they share. */
public final class TestFiles {

    /** The example of all tests: three cells × four genes, of which two share a symbol. The second cell is empty. */
    static final float[][] EXAMPLE = {{1, 0, 0, 300}, {0, 0, 0, 0}, {0, 2, 7, 0}};
    static final String[] BARCODES = {"AAAC-1", "CCCA-1", "GGGT-1"};
    static final String[] IDS = {"ENSG1", "ENSG2", "ENSG3", "ENSG4"};
    static final String[] SYMBOLS = {"CD3E", "MATR3", "MATR3", "CD19"};

    private static final String EXAMPLE_ENTRIES = "1 1 1\n4 1 300\n2 3 2\n3 3 7\n";

    private TestFiles() {
    }

    public static Path write(Path file, String text) throws IOException {
        return Files.write(file, file.toString().endsWith(".gz") ? gzip(text) : bytes(text));
    }

    public static byte[] gzip(String text) throws IOException {
        return gzip(bytes(text));
    }

    public static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        }
        return compressed.toByteArray();
    }

    /** An archive of these files. */
    public static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    public static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tarEntry(tar, "folder/", new byte[0], '5');
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            tarEntry(tar, file.getKey(), file.getValue(), '0');
        }
        tar.write(new byte[1024]);
        return tar.toByteArray();
    }

    /** Appends a header of ustar and a content. */
    public static void tarEntry(ByteArrayOutputStream tar, String name, byte[] content, char type) throws IOException {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 124, String.format("%011o", content.length));
        put(header, 148, "        ");
        header[156] = (byte) type;
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xFF;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        tar.write(header);
        tar.write(content);
        tar.write(new byte[(512 - content.length % 512) % 512]);
    }

    private static void put(byte[] header, int at, String text) {
        System.arraycopy(bytes(text), 0, header, at, text.length());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A folder of version 3, compressed, whose files start with a prefix. */
    public static Path matrixFolder(Path folder, String prefix) throws IOException {
        write(folder.resolve(prefix + "barcodes.tsv.gz"), String.join("\n", BARCODES) + "\n");
        write(folder.resolve(prefix + "features.tsv.gz"), features("Gene Expression"));
        write(folder.resolve(prefix + "matrix.mtx.gz"), mtx("4 3 4", EXAMPLE_ENTRIES));
        return folder;
    }

    /** Lines of features.tsv, the last feature of the given type. */
    public static String features(String lastType) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < IDS.length; i++) {
            lines.append(IDS[i]).append('\t').append(SYMBOLS[i]).append('\t')
                .append(i == IDS.length - 1 ? lastType : "Gene Expression").append('\n');
        }
        return lines.toString();
    }

    public static String mtx(String size, String entries) {
        return "%%MatrixMarket matrix coordinate integer general\n%metadata_json: {\"format_version\": 2}\n" + size
            + "\n" + entries;
    }

    /** The datasets of a 10x HDF5 file of version 3 by path, to be changed before they are written. */
    public static Map<String, Object> version3() {
        Map<String, Object> datasets = new LinkedHashMap<>();
        datasets.put("matrix/barcodes", BARCODES);
        datasets.put("matrix/data", new int[]{1, 300, 2, 7});
        datasets.put("matrix/indices", new long[]{0, 3, 1, 2});
        datasets.put("matrix/indptr", new long[]{0, 2, 2, 4});
        datasets.put("matrix/shape", new int[]{4, 3});
        datasets.put("matrix/features/id", IDS);
        datasets.put("matrix/features/name", SYMBOLS);
        datasets.put("matrix/features/feature_type",
            new String[]{"Gene Expression", "Gene Expression", "Gene Expression", "Gene Expression"});
        datasets.put("matrix/features/genome", new String[]{"GRCh38", "GRCh38", "GRCh38", "GRCh38"});
        datasets.put("matrix/features/_all_tag_keys", new String[]{"genome"});
        return datasets;
    }

    /** The datasets of version 2, one group a genome. */
    public static Map<String, Object> version2(String... genomes) {
        Map<String, Object> datasets = new LinkedHashMap<>();
        for (String genome : genomes) {
            datasets.put(genome + "/barcodes", BARCODES);
            datasets.put(genome + "/data", new int[]{1, 300, 2, 7});
            datasets.put(genome + "/indices", new long[]{0, 3, 1, 2});
            datasets.put(genome + "/indptr", new long[]{0, 2, 2, 4});
            datasets.put(genome + "/shape", new int[]{4, 3});
            datasets.put(genome + "/genes", IDS);
            datasets.put(genome + "/gene_names", SYMBOLS);
        }
        return datasets;
    }

    public static Path hdf5(Path file, Map<String, Object> datasets) {
        return hdf5(file, datasets, DatasetCreationOptions.DEFAULT);
    }

    /** Writes datasets; the options hold for lists of numbers with more than two entries. */
    public static Path hdf5(Path file, Map<String, Object> datasets, DatasetCreationOptions options) {
        return hdf5(file, datasets, options,
            datasets.entrySet().stream()
                .filter(e -> !(e.getValue() instanceof String[]) && Array.getLength(e.getValue()) > 2)
                .map(Map.Entry::getKey).toArray(String[]::new));
    }

    /** Writes datasets; the options hold for those named. */
    public static Path hdf5(Path file, Map<String, Object> datasets, DatasetCreationOptions options, String... named) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            Map<String, WritableGroup> groups = new LinkedHashMap<>();
            groups.put("", hdf);
            datasets.forEach((path, data) -> {
                int slash = path.lastIndexOf('/');
                WritableGroup group = group(groups, slash < 0 ? "" : path.substring(0, slash));
                group.putDataset(path.substring(slash + 1), data,
                    List.of(named).contains(path) ? options : DatasetCreationOptions.DEFAULT);
            });
        }
        return file;
    }

    private static WritableGroup group(Map<String, WritableGroup> groups, String path) {
        WritableGroup known = groups.get(path);
        if (known != null) {
            return known;
        }
        int slash = path.lastIndexOf('/');
        WritableGroup made =
            group(groups, slash < 0 ? "" : path.substring(0, slash)).putGroup(path.substring(slash + 1));
        groups.put(path, made);
        return made;
    }

    public static SingleCellData read(Path file) throws IOException {
        return SingleCellReader.withDefaults().read(file, Run.silent());
    }

    /** The one sentence with which a file is refused. */
    public static String refusal(Path file) {
        return refusal(SingleCellReader.withDefaults(), file);
    }

    public static String refusal(SingleCellReader reader, Path file) {
        return assertThrows(SingleCellFormatException.class, () -> reader.read(file, Run.silent())).getMessage()
            .replace(file.getParent() + File.separator, "");
    }

    /** @return a feature of {@link #EXAMPLE} as a matrix of its own */
    public static float[][] column(int feature) {
        return java.util.Arrays.stream(EXAMPLE).map(cell -> new float[]{cell[feature]}).toArray(float[][]::new);
    }

    /** Cells × genes, every value. */
    public static float[][] dense(SingleCellData data) {
        float[][] values = new float[data.counts().cells()][data.counts().genes()];
        CellCursor cell = data.counts().cursor();
        while (cell.next()) {
            for (int i = 0; i < cell.length(); i++) {
                values[cell.cell()][cell.genes()[i]] = cell.values()[i];
            }
        }
        return values;
    }

    /** A folder or file among the data that several projects share; the test is skipped where they are absent. */
    public static Path shared(String path) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
            folder = folder.getParent();
        }
        Assume.assumeTrue("no folder shared/data above the working directory", folder != null);
        return folder.resolve("shared/data").resolve(path);
    }
}
