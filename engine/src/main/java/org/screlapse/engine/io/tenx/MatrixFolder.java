package org.screlapse.engine.io.tenx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.screlapse.engine.io.archive.ArchiveInput;
import org.screlapse.engine.io.archive.TextInput;
import org.screlapse.engine.io.archive.TextSource;
import org.screlapse.engine.io.format.FeatureTable;
import org.screlapse.engine.io.format.FileProbe;
import org.screlapse.engine.io.format.ReadOptions;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Progress;

/**
 * The three files of a 10x matrix folder, which may lie in an archive, or in one of the folders below the one given, as
 * Cell Ranger before version 3 leaves them ({@code filtered_gene_bc_matrices/hg19}).
 *
 * @param matrix entries of features × cells
 * @param features a line a feature: identifier, symbol, and from version 3 on type
 * @param barcodes a line a cell
 */
record MatrixFolder(TextSource matrix, TextSource features, TextSource barcodes) {

    private static final String MATRIX = "matrix.mtx";
    private static final int DEPTH = 3;

    /** Whether a folder has a matrix file, or one of the folders below. */
    static boolean isOne(Path folder) throws IOException {
        return !matrices(files(folder)).isEmpty();
    }

    /**
     * @param given the folder, its matrix file, or an archive of the folder
     * @param options tells the genome where there is one folder a genome
     * @return the files
     * @throws SingleCellFormatException if one is missing, or there are several matrices
     */
    static MatrixFolder of(FileProbe given, ReadOptions options) throws IOException {
        if (given.isFolder()) {
            return among(given.path(), files(given.path()), options,
                "is a folder without a matrix.mtx or matrix.mtx.gz.", "give one of these files instead of the folder.");
        }
        if (ArchiveInput.isArchive(given)) {
            List<String> names = ArchiveInput.names(given.path());
            Map<String, TextSource> files = new LinkedHashMap<>();
            names.stream().sorted().forEach(name -> files.put(name, new TextSource(given.path(), name)));
            return among(given.path(), files, options, "is an archive without a matrix.mtx or matrix.mtx.gz"
                + holding(names) + "; unpack it and give one of its files.", "unpack it and give one of these.");
        }
        String name = given.path().getFileName().toString();
        return of(TextSource.of(given.path()), name, wanted -> {
            Path file = given.path().resolveSibling(wanted);
            return Files.isRegularFile(file) ? TextSource.of(file) : null;
        });
    }

    /** Names of the cells. */
    String[] readBarcodes(Progress progress) throws IOException {
        return TextInput.lines(barcodes, progress).stream().map(line -> line.split("\t", 2)[0].strip())
            .toArray(String[]::new);
    }

    FeatureTable readFeatures(Progress progress) throws IOException {
        List<String[]> lines = new ArrayList<>();
        for (String line : TextInput.lines(features, progress)) {
            String[] fields = line.split("\t", -1);
            lines.add(fields);
            int wanted = Math.min(3, lines.get(0).length);
            if (fields.length < wanted || fields[0].isBlank()) {
                throw SingleCellFormatException.about(features.path(), "has " + (line.isBlank() ? 0 : fields.length)
                    + " columns in line " + lines.size() + " instead of " + wanted + ".");
            }
        }
        int columns = lines.isEmpty() ? 0 : lines.get(0).length;
        if (columns < 2) {
            return new FeatureTable(column(lines, 0), null, null, null, Map.of());
        }
        return new FeatureTable(column(lines, 1), column(lines, 0), columns < 3 ? null : column(lines, 2), null,
            Map.of());
    }

    private static String[] column(List<String[]> lines, int column) {
        return lines.stream().map(fields -> fields[column].strip()).toArray(String[]::new);
    }

    /** Takes the only matrix of several files, or the only one in a folder that is called as the genome. */
    private static MatrixFolder among(Path container, Map<String, TextSource> files, ReadOptions options, String none,
        String several) throws SingleCellFormatException {
        List<String> matrices = matrices(files);
        if (matrices.isEmpty()) {
            throw SingleCellFormatException.about(container, none);
        }
        if (matrices.size() > 1 && options.genome() != null) {
            List<String> chosen =
                matrices.stream().filter(m -> ("/" + m).contains("/" + options.genome() + "/")).toList();
            matrices = chosen.isEmpty() ? matrices : chosen;
        }
        if (matrices.size() > 1) {
            throw SingleCellFormatException.about(container,
                "holds several matrices (" + String.join(", ", matrices) + "); " + several);
        }
        return of(files.get(matrices.get(0)), matrices.get(0), files::get);
    }

    private static MatrixFolder of(TextSource matrix, String name, Function<String, TextSource> files)
        throws SingleCellFormatException {
        String plain = withoutGz(name);
        String prefix = plain.endsWith(MATRIX) ? plain.substring(0, plain.length() - MATRIX.length())
            : plain.substring(0, plain.lastIndexOf('/') + 1);
        return new MatrixFolder(matrix, companion(matrix, prefix, files, "features.tsv", "genes.tsv"),
            companion(matrix, prefix, files, "barcodes.tsv"));
    }

    private static TextSource companion(TextSource matrix, String prefix, Function<String, TextSource> files,
        String... names) throws SingleCellFormatException {
        for (String name : names) {
            for (String ending : List.of("", ".gz")) {
                TextSource found = files.apply(prefix + name + ending);
                if (found != null) {
                    return found;
                }
            }
        }
        String before = prefix.substring(prefix.lastIndexOf('/') + 1);
        throw SingleCellFormatException.about(matrix.path(), "lacks its companion \"" + before
            + String.join("\" or \"" + before, names) + "\" (also as .gz) in the same folder.");
    }

    /** The matrix files; where one lies there both plain and compressed, the plain one. */
    private static List<String> matrices(Map<String, TextSource> files) {
        Map<String, String> byName = new LinkedHashMap<>();
        files.keySet().stream().filter(name -> withoutGz(name).endsWith(MATRIX)).sorted()
            .forEach(name -> byName.putIfAbsent(withoutGz(name), name));
        return List.copyOf(byName.values());
    }

    /** The files in a folder, or if no matrix is among them, those in the folders below. */
    private static Map<String, TextSource> files(Path folder) throws IOException {
        Map<String, TextSource> here = files(folder, 1);
        return matrices(here).isEmpty() ? files(folder, DEPTH) : here;
    }

    private static Map<String, TextSource> files(Path folder, int depth) throws IOException {
        Map<String, TextSource> files = new LinkedHashMap<>();
        try (Stream<Path> found = Files.find(folder, depth, (file, attributes) -> !attributes.isDirectory()
            && !file.getFileName().toString().startsWith(".") && Files.isRegularFile(file))) {
            found.sorted()
                .forEach(file -> files.put(folder.relativize(file).toString().replace('\\', '/'), TextSource.of(file)));
        }
        return files;
    }

    private static String holding(List<String> names) {
        return names.isEmpty() ? "; it holds nothing"
            : "; it holds " + names.stream().limit(5).map(name -> '"' + name + '"').collect(Collectors.joining(", "))
                + (names.size() > 5 ? " …" : "");
    }

    private static String withoutGz(String name) {
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }
}
