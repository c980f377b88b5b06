package org.screlapse.engine.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A 10x matrix folder on its way to its place. An empty folder that is there already is taken; one that holds a 10x
 * matrix is replaced where that is allowed; one with anything else in it is never touched.
 */
final class PartialMatrixFolder extends PartialOutput {

    private static final Pattern MATRIX_FILE =
        Pattern.compile("(matrix\\.mtx|(features|genes|barcodes)\\.tsv)(\\.gz)?");

    private final boolean overwrite;

    private PartialMatrixFolder(Path target, boolean overwrite) throws IOException {
        super(target);
        this.overwrite = overwrite;
    }

    /**
     * @param target where the folder is to lie in the end
     * @param overwrite whether the matrix in a folder that lies there may be replaced
     * @return a folder that does not exist yet
     * @throws IOException if the target cannot be: one sentence that says why
     */
    static PartialMatrixFolder of(Path target, boolean overwrite) throws IOException {
        PartialMatrixFolder folder = new PartialMatrixFolder(target, overwrite);
        folder.requireFree();
        return folder;
    }

    /** The folder that was there is set aside first, to be put back if the new one cannot take its place. */
    @Override
    void moveIntoPlace() throws IOException {
        requireFree();
        if (!Files.exists(target())) {
            Files.move(path(), target());
            return;
        }
        Path aside = part().aside();
        Files.move(target(), aside);
        try {
            Files.move(path(), target());
        } catch (IOException | RuntimeException e) {
            Files.move(aside, target());
            throw e;
        }
    }

    private void requireFree() throws IOException {
        if (!Files.exists(target())) {
            return;
        }
        if (!Files.isDirectory(target())) {
            throw new IOException(
                "Cannot write " + given() + ": a 10x matrix is a folder, but this is a file; give" + " another name.");
        }
        List<Path> content = content(target());
        for (Path file : content) {
            if (!MATRIX_FILE.matcher(file.getFileName().toString()).matches() || Files.isDirectory(file)) {
                throw new IOException("Cannot write " + given() + ": the folder holds \"" + file.getFileName()
                    + "\", which is no part of a 10x matrix; give a new or an empty folder.");
            }
        }
        if (!content.isEmpty() && !overwrite) {
            throw new IOException("Cannot write " + given() + ": the folder holds a 10x matrix already; allow"
                + " overwriting or give another name.");
        }
    }

    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
