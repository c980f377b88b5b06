package org.screlapse.engine.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.screlapse.engine.task.Progress;

/**
 * The three files of a 10x matrix folder.
 *
 * @param matrixFile entries of features × cells
 * @param featureFile a line a feature: identifier, symbol, and from version 3 on type
 * @param barcodeFile a line a cell
 */
record MatrixFolder(Path matrixFile, Path featureFile, Path barcodeFile) {

    private static final String MATRIX = "matrix.mtx";

    /** Whether a folder has a matrix file. */
    static boolean isOne(final Path folder) throws IOException {
        return !matrices(folder).isEmpty();
    }

    /**
     * @param given the folder or its matrix file
     * @return the files
     * @throws SingleCellFormatException if one is missing, or the folder has several matrices
     */
    static MatrixFolder of(final FileProbe given) throws IOException {
        final Path matrix = given.isFolder() ? onlyMatrix(given.path()) : given.path();
        final String name = withoutGz(matrix);
        final String prefix = name.endsWith(MATRIX) ? name.substring(0, name.length() - MATRIX.length()) : "";
        return new MatrixFolder(matrix, sibling(matrix, prefix, "features.tsv", "genes.tsv"),
            sibling(matrix, prefix, "barcodes.tsv"));
    }

    /** Names of the cells. */
    String[] barcodes(final Progress progress) throws IOException {
        return TextInput.lines(barcodeFile, progress).stream().map(line -> line.split("\t", 2)[0].strip())
            .toArray(String[]::new);
    }

    FeatureTable features(final Progress progress) throws IOException {
        final List<String[]> lines = new ArrayList<>();
        for (final String line : TextInput.lines(featureFile, progress)) {
            final String[] fields = line.split("\t", -1);
            lines.add(fields);
            final int wanted = Math.min(3, lines.get(0).length);
            if (fields.length < wanted || fields[0].isBlank()) {
                throw SingleCellFormatException.about(featureFile, "has " + (line.isBlank() ? 0 : fields.length)
                    + " columns in line " + lines.size() + " instead of " + wanted + ".");
            }
        }
        final int columns = lines.isEmpty() ? 0 : lines.get(0).length;
        if (columns < 2) {
            return new FeatureTable(column(lines, 0), null, null, null, Map.of());
        }
        return new FeatureTable(column(lines, 1), column(lines, 0), columns < 3 ? null : column(lines, 2), null,
            Map.of());
    }

    private static String[] column(final List<String[]> lines, final int column) {
        return lines.stream().map(fields -> fields[column].strip()).toArray(String[]::new);
    }

    private static Path onlyMatrix(final Path folder) throws IOException {
        final List<Path> matrices = matrices(folder);
        if (matrices.isEmpty()) {
            throw SingleCellFormatException.about(folder, "is a folder without a matrix.mtx or matrix.mtx.gz.");
        }
        if (matrices.size() > 1) {
            throw SingleCellFormatException.about(folder, "holds several matrices ("
                + matrices.stream().map(m -> m.getFileName().toString()).collect(Collectors.joining(", "))
                + "); give one of these files instead of the folder.");
        }
        return matrices.get(0);
    }

    /** The matrix files of a folder; where one lies there both plain and compressed, the plain one. */
    private static List<Path> matrices(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            final Map<String, Path> byName = new LinkedHashMap<>();
            files.filter(f -> withoutGz(f).endsWith(MATRIX) && Files.isRegularFile(f)).sorted()
                .forEach(f -> byName.putIfAbsent(withoutGz(f), f));
            return List.copyOf(byName.values());
        }
    }

    private static Path sibling(final Path matrix, final String prefix, final String... names)
        throws SingleCellFormatException {
        for (final String name : names) {
            for (final String ending : List.of("", ".gz")) {
                final Path candidate = matrix.resolveSibling(prefix + name + ending);
                if (Files.isRegularFile(candidate)) {
                    return candidate;
                }
            }
        }
        throw SingleCellFormatException.about(matrix, "lacks its companion \"" + prefix
            + String.join("\" or \"" + prefix, names) + "\" (also as .gz) in the same folder.");
    }

    private static String withoutGz(final Path file) {
        final String name = file.getFileName().toString();
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }
}
