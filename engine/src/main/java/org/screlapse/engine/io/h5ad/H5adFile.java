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
    private final String rawPath;

    H5adFile(HdfInput input, LeftOut leftOut) throws SingleCellFormatException {
        if (!isH5ad(input)) {
            throw SingleCellFormatException.about(input.file(), "is an HDF5 file, but not one of AnnData: it has no"
                + " \"obs\" and \"var\", but " + String.join(", ", input.children("")) + ".");
        }
        this.input = input;
        cells = H5adFrame.open(input, "obs");
        genes = H5adFrame.open(input, "var");
        String raw = Encoding.isPresent(input, "raw/X") ? "raw/X" : Encoding.isPresent(input, "raw.X") ? "raw.X" : null;
        rawGenes = raw == null ? null : rawGenes(raw, leftOut);
        rawPath = rawGenes == null ? null : raw;
    }

    /** The genes of raw: those of X where it has no list of its own, but as many; null if there is none. */
    private H5adFrame rawGenes(String raw, LeftOut leftOut) throws SingleCellFormatException {
        String list = raw.replace("X", "var");
        if (Encoding.isPresent(input, list)) {
            return H5adFrame.open(input, list);
        }
        long[] shape = input.hasDataset(raw) ? input.dimensions(raw) : H5adMatrix.shape(input, raw);
        if (shape != null && shape.length == 2 && shape[1] == genes.size()) {
            return genes;
        }
        leftOut.addSentence("The matrix \"raw\" was left out: the file does not name its genes (it has no \"" + list
            + "\"), and they are not as many as those of \"var\".");
        return null;
    }

    /** Whether these are the parts of an AnnData file; one that was written without a matrix says what it is. */
    static boolean isH5ad(HdfInput input) throws SingleCellFormatException {
        List<String> parts = input.children("");
        return parts.containsAll(List.of("obs", "var"))
            && (parts.stream().anyMatch(PARTS::contains) || "anndata".equals(Encoding.of(input, "")));
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
        return Encoding.isPresent(input, "X");
    }

    /** Where the matrix of raw lies; null if there is none. */
    String rawPath() {
        return rawPath;
    }

    /** Names of the layers. */
    List<String> layers() throws SingleCellFormatException {
        List<String> layers = new ArrayList<>();
        for (String layer : input.children("layers")) {
            if (Encoding.isPresent(input, "layers/" + layer)) {
                layers.add(layer);
            }
        }
        return layers;
    }

    H5adMatrix open(H5adCounts matrix) throws SingleCellFormatException {
        return open(matrix.path(), matrix.isRaw());
    }

    H5adMatrix open(String path, boolean isRaw) throws SingleCellFormatException {
        return H5adMatrix.open(input, path, cells.size(), (isRaw ? rawGenes : genes).size());
    }

    /** Whether X, layers and raw have the same genes, so that all can be kept together. */
    boolean isRawAlike() throws SingleCellFormatException {
        return rawGenes == genes || (rawGenes != null && Arrays.equals(rawGenes.names(), genes.names()));
    }

    /**
     * @param counts the matrix that holds the counts
     * @param leftOut told of matrices that cannot be kept because their genes are others
     * @return the matrices beside it
     */
    List<Layer> layersBeside(H5adCounts counts, LeftOut leftOut) throws SingleCellFormatException {
        List<Layer> all = new ArrayList<>();
        for (String layer : layers()) {
            all.add(new Layer(layer, "layers/" + layer, false));
        }
        List<String> taken = layers();
        if (hasX() && !taken.contains("X")) {
            all.add(new Layer("X", "X", false));
        }
        if (rawGenes != null && !taken.contains("raw")) {
            all.add(new Layer("raw", rawPath, true));
        }
        all.removeIf(layer -> layer.path().equals(counts.path()));
        boolean isAlike = isRawAlike();
        List<Layer> kept = all.stream().filter(l -> l.isRaw() == counts.isRaw() || isAlike).toList();
        all.stream().filter(layer -> !kept.contains(layer)).map(Layer::path).forEach(leftOut::add);
        return kept;
    }
}
