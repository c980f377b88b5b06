package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.io.format.FeatureTable;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfInput;
import org.screlapse.engine.io.hdf5.HdfNumbers;
import org.screlapse.engine.io.hdf5.HdfPieces;
import org.screlapse.engine.io.hdf5.HdfSparseMatrix;
import org.screlapse.engine.task.Progress;

/** A matrix of cells × genes in an {@code .h5ad} file: dense, or compressed by cell (CSR) or by gene (CSC). */
final class H5adMatrix {

    private enum Layout {
        DENSE, CSR, CSC
    }

    private static final int SAMPLES = 5;
    private static final int SAMPLE_VALUES = 10_000;

    private final HdfInput input;
    private final String path;
    private final Layout layout;
    private final int cells;
    private final int genes;

    private H5adMatrix(HdfInput input, String path, Layout layout, int cells, int genes) {
        this.input = input;
        this.path = path;
        this.layout = layout;
        this.cells = cells;
        this.genes = genes;
    }

    /**
     * @param input the file
     * @param path where the matrix lies
     * @param cells number of cells of the file
     * @param genes number of genes of the file
     * @throws SingleCellFormatException if there is no such matrix or it has another size
     */
    static H5adMatrix open(HdfInput input, String path, int cells, int genes) throws SingleCellFormatException {
        boolean isDense = input.hasDataset(path);
        long[] shape = isDense ? input.dimensions(path) : shape(input, path);
        boolean isVector = isDense && shape.length == 1 && (cells == 1 || genes == 1);
        boolean fits = isVector ? shape[0] == (long) cells * genes
            : shape == null || shape.length == 2 && shape[0] == cells && shape[1] == genes;
        if (!fits) {
            throw input.damaged("\"" + path + "\" is " + String.join(" × ", texts(shape)) + ", but there are " + cells
                + " cells and " + genes + " genes");
        }
        return new H5adMatrix(input, path, isDense ? Layout.DENSE : compressed(input, path), cells, genes);
    }

    /** Number of values that are stored, unknown for a dense matrix. */
    long stored() throws SingleCellFormatException {
        return layout == Layout.DENSE ? DataSummary.UNKNOWN : input.numbers(path + "/data").length();
    }

    /** Whether the values at some places are all whole and not negative. */
    boolean looksLikeCounts() throws SingleCellFormatException {
        HdfPieces pieces = layout == Layout.DENSE ? input.table(path).pieces() : input.numbers(path + "/data").pieces();
        pieces.requirePlausible();
        HdfNumbers numbers = new HdfNumbers(pieces);
        long count = pieces.count();
        float[] values = new float[SAMPLE_VALUES];
        try (HdfPieces.Loader loader = pieces.new Loader()) {
            for (int sample = 0; sample < Math.min(SAMPLES, count); sample++) {
                long piece = count <= SAMPLES ? sample : sample * (count - 1) / (SAMPLES - 1);
                int size = Math.min(SAMPLE_VALUES, Math.min(pieces.pieceLength(), pieces.usedOf(piece)));
                numbers.decode(loader.piece(piece), 0, size, values, 0);
                for (int i = 0; i < size; i++) {
                    if (!(values[i] >= 0) || values[i] != Math.rint(values[i])) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /**
     * @param genesRead which genes are read
     * @param cellNames name of each cell, for messages
     * @param finite whether values that are no numbers are refused
     * @param storage where finished blocks are kept
     * @param progress told how far reading is
     */
    CountMatrix read(FeatureTable.Selection genesRead, String[] cellNames, boolean finite, BlockStorage storage,
        Progress progress) throws IOException {
        if (cells == 0 || genes == 0) {
            return empty(cells, genesRead.genes().size());
        }
        return switch (layout) {
            case DENSE -> new HdfDenseMatrix(input, input.table(path), cells, genes, finite).read(genesRead, cellNames,
                storage, progress);
            case CSR ->
                new HdfSparseMatrix(input, path, input.numbers(path + "/data"), input.numbers(path + "/indices"),
                    starts(cells), genes, finite).read(genesRead, cellNames, storage, progress);
            case CSC -> new HdfColumnMatrix(input, path, starts(genes), cells, finite).read(genesRead, cellNames,
                storage, progress);
        };
    }

    /** A matrix without a value. */
    static CountMatrix empty(int cells, int genes) throws IOException {
        CountMatrixBuilder builder = new CountMatrixBuilder(genes, BlockStorage.HEAP);
        for (int cell = 0; cell < cells; cell++) {
            builder.addCell(new int[0], new float[0], 0, 0);
        }
        return builder.build();
    }

    private long[] starts(int size) throws SingleCellFormatException {
        HdfNumbers indptr = input.numbers(path + "/indptr");
        if (indptr.length() != size + 1L) {
            throw input
                .damaged("\"" + path + "/indptr\" has " + indptr.length() + " entries instead of " + (size + 1L));
        }
        return indptr.toLongs();
    }

    private static Layout compressed(HdfInput input, String path) throws SingleCellFormatException {
        if (!input.children(path).containsAll(List.of("data", "indices", "indptr"))) {
            throw SingleCellFormatException.about(input.file(), "has no matrix \"" + path + "\" that can be read: it is"
                + " neither dense nor a sparse one with \"data\", \"indices\" and \"indptr\".");
        }
        return isByColumn(input, path) ? Layout.CSC : Layout.CSR;
    }

    /** Whether a sparse matrix is compressed by column. */
    static boolean isByColumn(HdfInput input, String path) throws SingleCellFormatException {
        String encoding = input.textAttribute(path, "encoding-type");
        String format = encoding == null ? input.textAttribute(path, "h5sparse_format") : encoding;
        return format != null && format.startsWith("csc");
    }

    /** Number of rows and of columns, null if the file does not say. */
    static long[] shape(HdfInput input, String path) throws SingleCellFormatException {
        long[] shape = input.numbersAttribute(path, "shape");
        return shape == null ? input.numbersAttribute(path, "h5sparse_shape") : shape;
    }

    private static String[] texts(long[] numbers) {
        String[] texts = new String[numbers.length];
        Arrays.setAll(texts, i -> Long.toString(numbers[i]));
        return texts;
    }
}
