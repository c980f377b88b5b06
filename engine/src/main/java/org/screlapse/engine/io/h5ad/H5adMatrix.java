package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.io.format.FeatureTable;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.Hdf5Dataset;
import org.screlapse.engine.io.hdf5.Hdf5Group;
import org.screlapse.engine.io.hdf5.Hdf5Type;
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

    private static final int REPORT_CELLS = 1000;
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
            : shape == null || (shape.length == 2 && shape[0] == cells && shape[1] == genes);
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

    /** What the values of a matrix look like. */
    enum Look {
        /** All whole and not negative. */
        COUNTS,
        /** Not negative. */
        NOT_NEGATIVE,
        /** Some negative, as after scaling, or no numbers. */
        OTHER
    }

    /** What the values at some places look like. */
    Look look() throws SingleCellFormatException {
        HdfPieces pieces = layout == Layout.DENSE ? input.table(path).pieces() : input.numbers(path + "/data").pieces();
        pieces.requirePlausible();
        HdfNumbers numbers = new HdfNumbers(pieces);
        long count = pieces.count();
        float[] values = new float[SAMPLE_VALUES];
        boolean isWhole = true;
        try (HdfPieces.Loader loader = pieces.new Loader()) {
            for (int sample = 0; sample < Math.min(SAMPLES, count); sample++) {
                long piece = count <= SAMPLES ? sample : sample * (count - 1) / (SAMPLES - 1);
                int size = Math.min(SAMPLE_VALUES, Math.min(pieces.pieceLength(), pieces.usedOf(piece)));
                numbers.decode(loader.piece(piece), 0, size, values, 0);
                for (int i = 0; i < size; i++) {
                    if (!(values[i] >= 0)) {
                        return Look.OTHER;
                    }
                    isWhole &= values[i] == Math.rint(values[i]);
                }
            }
        }
        return isWhole ? Look.COUNTS : Look.NOT_NEGATIVE;
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
            case DENSE -> new HdfDenseMatrix(input, input.table(path), cells, genes, genesRead, cellNames, finite)
                .read(storage, progress);
            case CSR ->
                new HdfSparseMatrix(input, path, input.numbers(path + "/data"), input.numbers(path + "/indices"),
                    starts(cells), genes, finite).read(genesRead, cellNames, storage, progress);
            case CSC -> new HdfColumnMatrix(input, path, starts(genes), cells, finite).read(genesRead, cellNames,
                storage, progress);
        };
    }

    /** All values of a matrix that is no expression, on the heap. */
    CountMatrix readPlain() throws SingleCellFormatException {
        String[] names = new String[Math.max(cells, genes)];
        Arrays.setAll(names, i -> String.valueOf(i + 1));
        FeatureTable.Selection all =
            new FeatureTable.Selection(Annotations.of(Names.of(Arrays.copyOf(names, genes))), null);
        try {
            return read(all, names, false, BlockStorage.HEAP, Progress.NONE);
        } catch (SingleCellFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        if (!isSparse(input, path)) {
            throw SingleCellFormatException.about(input.file(), "has no matrix \"" + path + "\" that can be read: it is"
                + " neither dense nor a sparse one with \"data\", \"indices\" and \"indptr\".");
        }
        return isByColumn(input, path) ? Layout.CSC : Layout.CSR;
    }

    /** Whether a sparse matrix lies there. */
    static boolean isSparse(HdfInput input, String path) throws SingleCellFormatException {
        return input.children(path).containsAll(List.of("data", "indices", "indptr"));
    }

    /** Whether a sparse matrix is compressed by column. */
    static boolean isByColumn(HdfInput input, String path) throws SingleCellFormatException {
        String encoding = Encoding.of(input, path);
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

    /**
     * Writes a matrix compressed by cell, as 32-bit floats.
     *
     * @param x an empty group
     * @param counts the matrix
     * @param part told how far it is
     */
    static void write(Hdf5Group x, CountMatrix counts, Progress part) throws IOException {
        Encoding.mark(x, "csr_matrix", "0.1.0");
        x.attribute("shape", new long[]{counts.cells(), counts.genes()});
        // SciPy wants one type for both: 64 bits only where the positions do not fit into 32
        boolean wide = counts.nonZeros() > Integer.MAX_VALUE;
        Hdf5Type type = wide ? Hdf5Type.INT64 : Hdf5Type.INT32;
        Hdf5Dataset values = x.dataset("data", Hdf5Type.FLOAT32);
        Hdf5Dataset indices = x.dataset("indices", type);
        Hdf5Dataset starts = x.dataset("indptr", type);
        long position = 0;
        putInteger(starts, 0, wide);
        CellCursor cell = counts.cursor();
        while (cell.next()) {
            for (int i = 0; i < cell.length(); i++) {
                values.putFloat(cell.values()[i]);
                putInteger(indices, cell.genes()[i], wide);
            }
            position += cell.length();
            putInteger(starts, position, wide);
            if (cell.cell() % REPORT_CELLS == 0) {
                part.checkCancelled();
                part.report((double) cell.cell() / counts.cells(), "Writing counts");
            }
        }
        values.finish();
        indices.finish();
        starts.finish();
    }

    private static void putInteger(Hdf5Dataset dataset, long value, boolean wide) throws IOException {
        if (wide) {
            dataset.putLong(value);
        } else {
            dataset.putInt((int) value);
        }
    }
}
