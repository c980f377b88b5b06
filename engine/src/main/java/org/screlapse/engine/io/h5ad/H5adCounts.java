package org.screlapse.engine.io.h5ad;

import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.io.format.SingleCellFormatException;

/**
 * Which matrix of an {@code .h5ad} file holds the counts.
 *
 * @param name as the user chooses it: "X", "raw" or "layer:" and its name
 * @param path where it lies in the file; null where the file has no matrix at all
 */
public record H5adCounts(String name, String path) {

    public static final String X = "X";
    public static final String RAW = "raw";
    public static final String LAYER = "layer:";

    private static final List<String> LAYERS_OF_COUNTS = List.of("counts", "raw_counts");

    /** Checks a user's choice; null where none is made. */
    public static String check(String chosen) {
        String choice = chosen == null ? "" : chosen.strip();
        if (choice.isEmpty()) {
            return null;
        }
        boolean isLayer = choice.startsWith(LAYER) && choice.length() > LAYER.length();
        if (!isLayer && !choice.equals(X) && !choice.equals(RAW)) {
            throw new IllegalArgumentException("The counts cannot be taken from \"" + choice
                + "\": choose \"X\", \"raw\" or \"layer:\" and the name of a layer, as in \"layer:counts\".");
        }
        return choice;
    }

    public boolean isRaw() {
        return name.equals(RAW);
    }

    /** Whether this is the layer of that name. */
    public boolean isLayer(String layer) {
        return name.equals(LAYER + layer);
    }

    /**
     * Finds the matrix that the user chose, or else the one that looks like counts.
     *
     * @param file the file
     * @param chosen the user's choice, null for none
     * @throws SingleCellFormatException if the chosen one is not there
     */
    public static H5adCounts choose(H5adFile file, String chosen) throws SingleCellFormatException {
        List<H5adCounts> all = all(file);
        if (chosen != null) {
            return all.stream().filter(m -> m.name().equals(chosen)).findFirst()
                .orElseThrow(() -> SingleCellFormatException.about(file.input().file(),
                    "has no \"" + chosen + "\" to take the counts from; it has " + listed(all) + "."));
        }
        List<H5adCounts> order = new ArrayList<>(all.stream().filter(m -> m.name().equals(X)).toList());
        LAYERS_OF_COUNTS.forEach(layer -> all.stream().filter(m -> m.isLayer(layer)).forEach(order::add));
        all.stream().filter(H5adCounts::isRaw).forEach(order::add);
        all.stream().filter(m -> !order.contains(m)).forEach(order::add);
        for (H5adCounts matrix : order) {
            boolean isNamedSo = LAYERS_OF_COUNTS.stream().anyMatch(matrix::isLayer);
            // layers of other names are often counts of something else, such as of unspliced molecules
            boolean isOther = matrix.name().startsWith(LAYER) && !isNamedSo;
            if (isNamedSo || (!isOther && file.open(matrix).look() == H5adMatrix.Look.COUNTS)) {
                return matrix;
            }
        }
        return order.isEmpty() ? new H5adCounts(X, null) : unscaled(file, order);
    }

    /** The first matrix, but raw where that one is scaled and raw is not, as after Scanpy's first tutorial. */
    private static H5adCounts unscaled(H5adFile file, List<H5adCounts> order) throws SingleCellFormatException {
        H5adCounts first = order.get(0);
        H5adCounts raw = order.stream().filter(H5adCounts::isRaw).findFirst().orElse(first);
        boolean isBetter = !raw.equals(first) && file.open(first).look() == H5adMatrix.Look.OTHER
            && file.open(raw).look() == H5adMatrix.Look.NOT_NEGATIVE;
        return isBetter ? raw : first;
    }

    private static List<H5adCounts> all(H5adFile file) throws SingleCellFormatException {
        List<H5adCounts> all = new ArrayList<>();
        if (file.hasX()) {
            all.add(new H5adCounts(X, X));
        }
        if (file.rawPath() != null) {
            all.add(new H5adCounts(RAW, file.rawPath()));
        }
        file.layers().forEach(layer -> all.add(new H5adCounts(LAYER + layer, "layers/" + layer)));
        return all;
    }

    private static String listed(List<H5adCounts> all) {
        return all.isEmpty() ? "no matrix" : String.join(", ", all.stream().map(H5adCounts::name).toList());
    }
}
