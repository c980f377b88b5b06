package org.screlapse.engine.io.tenx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.screlapse.engine.io.archive.ArchiveInput;
import org.screlapse.engine.io.archive.TextSource;
import org.screlapse.engine.io.format.FileProbe;
import org.screlapse.engine.io.format.ReadOptions;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Progress;

/**
 * The files of a matrix folder, which may lie in an archive, or in one of the folders below the one given, as Cell
 * Ranger before version 3 leaves them ({@code filtered_gene_bc_matrices/hg19}). Known are the names that Cell Ranger
 * and STARsolo give ({@code matrix.mtx}; of STARsolo's Velocyto {@code spliced.mtx}), kb-python
 * ({@code cells_x_genes.mtx}), alevin ({@code quants_mat.mtx}) and Parse Biosciences' pipeline ({@code DGE.mtx},
 * {@code count_matrix.mtx}).
 *
 * @param matrix the entries
 * @param features a line per feature: identifier, symbol, and from version 3 of Cell Ranger on type
 * @param barcodes a line per cell
 * @param cellsInRows whether the program that names files so writes cells × features
 * @param layers further matrices of the same cells and features, by name
 */
record MatrixFolder(TextSource matrix, TextSource features, TextSource barcodes, boolean cellsInRows,
    Map<String, TextSource> layers) {

    private static final String MATRIX = "matrix.mtx";
    private static final String SPLICED = "spliced.mtx";
    private static final Pattern OTHER_MATRIX =
        Pattern.compile("spliced\\.mtx|cells_x_genes.*\\.mtx|quants_mat\\.mtx|DGE.*\\.mtx");
    private static final int DEPTH = 3;

    /** Whether a folder has a matrix file, or one of the folders below. */
    static boolean isOne(Path folder) throws IOException {
        return !matrices(files(folder)).isEmpty();
    }

    /**
     * @param given the folder, its matrix file, or an archive of the folder
     * @param options tells the genome where there is one folder a genome
     * @param progress asked whether to stop
     * @return the files
     * @throws SingleCellFormatException if one is missing, or there are several matrices
     */
    static MatrixFolder of(FileProbe given, ReadOptions options, Progress progress) throws IOException {
        if (given.isFolder()) {
            return among(given.path(), files(given.path()), options,
                "is a folder without a matrix.mtx or matrix.mtx.gz.", "give one of these files instead of the folder.");
        }
        if (ArchiveInput.isArchive(given)) {
            List<String> names = ArchiveInput.names(given.path(), progress);
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

    /** @param name path of the matrix among the files */
    private static MatrixFolder of(TextSource matrix, String name, Function<String, TextSource> files)
        throws SingleCellFormatException {
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        String plain = withoutGz(name).substring(folder.length());
        String prefix = folder + (plain.endsWith(MATRIX) ? plain.substring(0, plain.length() - MATRIX.length()) : "");
        String stem = folder + plain.replaceFirst("\\.mtx$", "");
        String shorter = stem.contains(".") ? stem.substring(0, stem.lastIndexOf('.')) : stem;
        TextSource features = found(files, prefix + "features.tsv", prefix + "genes.tsv");
        TextSource barcodes = found(files, prefix + "barcodes.tsv");
        boolean cellsInRows = features == null && barcodes == null;
        if (cellsInRows) {
            features =
                found(files, stem + ".genes.txt", shorter + ".genes.txt", stem + "_cols.txt", folder + "all_genes.csv");
            barcodes = found(files, stem + ".barcodes.txt", shorter + ".barcodes.txt", stem + "_rows.txt",
                folder + "cell_metadata.csv");
        }
        String before = prefix.substring(prefix.lastIndexOf('/') + 1);
        require(matrix, features, before + "features.tsv\" or \"" + before + "genes.tsv");
        require(matrix, barcodes, before + "barcodes.tsv");
        Map<String, TextSource> layers = new LinkedHashMap<>();
        if (plain.equals(SPLICED)) {
            for (String layer : List.of("unspliced", "ambiguous")) {
                TextSource further = found(files, folder + layer + ".mtx");
                if (further != null) {
                    layers.put(layer, further);
                }
            }
        }
        return new MatrixFolder(matrix, features, barcodes, cellsInRows, layers);
    }

    /** The first of some files that is there, plain or compressed; null if none is. */
    private static TextSource found(Function<String, TextSource> files, String... names) {
        return Arrays.stream(names).flatMap(name -> Stream.of(name, name + ".gz")).map(files).filter(Objects::nonNull)
            .findFirst().orElse(null);
    }

    private static void require(TextSource matrix, TextSource companion, String names)
        throws SingleCellFormatException {
        if (companion == null) {
            throw SingleCellFormatException.about(matrix.path(),
                "lacks its companion \"" + names + "\" (also as .gz) in the same folder.");
        }
    }

    /** The matrix files; where one lies there both plain and compressed, the plain one. */
    private static List<String> matrices(Map<String, TextSource> files) {
        List<String> usual = matrices(files, name -> name.endsWith(MATRIX));
        return !usual.isEmpty() ? usual
            : matrices(files, name -> OTHER_MATRIX.matcher(name.substring(name.lastIndexOf('/') + 1)).matches());
    }

    private static List<String> matrices(Map<String, TextSource> files, Predicate<String> wanted) {
        Map<String, String> byName = new LinkedHashMap<>();
        files.keySet().stream().filter(name -> wanted.test(withoutGz(name))).sorted()
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
