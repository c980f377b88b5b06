package org.screlapse.engine.io.h5ad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfInput;

/**
 * What lies where in an {@code .h5ad} file. Anndata before 0.7 had no groups for the parts of {@code raw}: their names
 * are {@code raw.X} and {@code raw.var} there.
 */
final class H5adFile {

    /** A matrix that becomes a layer. */
    record Layer(String name, String path, boolean isRaw) {}

    private static final Set<String> PARTS = Set.of("X", "raw", "raw.X", "layers");

    private final HdfInput input;
    private final H5adFrame cells;
    private final H5adFrame genes;
    private final H5adFrame rawGenes;

    H5adFile(HdfInput input) throws SingleCellFormatException {
        if (!isH5ad(input)) {
            throw SingleCellFormatException.about(input.file(), "is an HDF5 file, but not one of AnnData: it has no"
                + " \"obs\" and \"var\", but " + String.join(", ", input.children("")) + ".");
        }
        this.input = input;
        cells = H5adFrame.open(input, "obs");
        genes = H5adFrame.open(input, "var");
        rawGenes = rawPath() == null ? null : H5adFrame.open(input, rawPath().replace("X", "var"));
    }

    /** Whether these are the parts of an AnnData file; one that was written without a matrix says what it is. */
    static boolean isH5ad(HdfInput input) throws SingleCellFormatException {
        List<String> parts = input.children("");
        return parts.containsAll(List.of("obs", "var"))
            && (parts.stream().anyMatch(PARTS::contains) || "anndata".equals(input.textAttribute("", "encoding-type")));
    }

    HdfInput input() {
        return input;
    }

    H5adFrame cells() {
        return cells;
    }

    /** The genes of X and of the layers. */
    H5adFrame genes() {
        return genes;
    }

    /** The genes of raw; null if there is none. */
    H5adFrame rawGenes() {
        return rawGenes;
    }

    boolean hasX() throws SingleCellFormatException {
        return has("X");
    }

    /** Where the matrix of raw lies; null if there is none. */
    String rawPath() throws SingleCellFormatException {
        return has("raw/X") ? "raw/X" : has("raw.X") ? "raw.X" : null;
    }

    List<String> layers() throws SingleCellFormatException {
        return input.children("layers");
    }

    private boolean has(String path) throws SingleCellFormatException {
        return input.hasDataset(path) || !input.children(path).isEmpty();
    }

    H5adMatrix open(H5adCounts matrix) throws SingleCellFormatException {
        return open(matrix.path(), matrix.isRaw());
    }

    H5adMatrix open(String path, boolean isRaw) throws SingleCellFormatException {
        return H5adMatrix.open(input, path, cells.size(), (isRaw ? rawGenes : genes).size());
    }

    /** Whether X, layers and raw have the same genes, so that all can be kept together. */
    boolean isRawAlike() throws SingleCellFormatException {
        return rawGenes != null && Arrays.equals(rawGenes.names(), genes.names());
    }

    /**
     * @param counts the matrix that holds the counts
     * @param leftOut gets the paths of matrices that cannot be kept because their genes are others
     * @return the matrices beside it
     */
    List<Layer> layersBeside(H5adCounts counts, List<String> leftOut) throws SingleCellFormatException {
        List<Layer> all = new ArrayList<>();
        for (String layer : layers()) {
            all.add(new Layer(layer, "layers/" + layer, false));
        }
        List<String> taken = layers();
        if (hasX() && !taken.contains("X")) {
            all.add(new Layer("X", "X", false));
        }
        if (rawGenes != null && !taken.contains("raw")) {
            all.add(new Layer("raw", rawPath(), true));
        }
        all.removeIf(layer -> layer.path().equals(counts.path()));
        boolean isAlike = isRawAlike();
        List<Layer> kept = all.stream().filter(l -> l.isRaw() == counts.isRaw() || isAlike).toList();
        all.stream().filter(layer -> !kept.contains(layer)).map(Layer::path).forEach(leftOut::add);
        return kept;
    }
}
