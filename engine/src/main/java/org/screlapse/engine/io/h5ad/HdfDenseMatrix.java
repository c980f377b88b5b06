package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.io.format.EntryBuckets;
import org.screlapse.engine.io.format.FeatureTable;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfInput;
import org.screlapse.engine.io.hdf5.HdfPieces;
import org.screlapse.engine.io.hdf5.HdfTable;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Reads a matrix of cells × genes that is stored with all its zeros. Where a band of chunks fits into memory, bands are
 * read in parallel; where chunks are so high that it does not, values are brought into the order of the cells by way of
 * a temporary file.
 */
final class HdfDenseMatrix {

    /** Values of a band that is read at once: 16 MB. */
    private static final int BAND_VALUES = 1 << 22;
    /** Values of a band that still fits into memory. */
    private static final int MAX_BAND_VALUES = 1 << 24;

    private final HdfInput input;
    private final HdfTable table;
    private final int cells;
    private final int genes;
    private final boolean finite;

    /**
     * @param input the file
     * @param table cells × genes
     * @param cells number of cells
     * @param genes number of genes
     * @param finite whether values that are no numbers are refused
     */
    HdfDenseMatrix(HdfInput input, HdfTable table, int cells, int genes, boolean finite)
        throws SingleCellFormatException {
        this.input = input;
        this.table = table;
        this.cells = cells;
        this.genes = genes;
        this.finite = finite;
        table.pieces().requirePlausible();
    }

    CountMatrix read(FeatureTable.Selection selection, String[] cellNames, BlockStorage storage, Progress progress)
        throws IOException {
        int[] map = selection.map() == null ? identity() : selection.map();
        int chosen = selection.genes().size();
        boolean isList = table.columns() != genes;
        if (isList || (long) table.pieces().pieceRows() * genes > MAX_BAND_VALUES) {
            return readPieces(map, chosen, cellNames, storage, progress);
        }
        return readBands(map, chosen, cellNames, storage, progress);
    }

    private int[] identity() {
        int[] map = new int[genes];
        Arrays.setAll(map, gene -> gene);
        return map;
    }

    private CountMatrix readBands(int[] map, int chosen, String[] cellNames, BlockStorage storage, Progress progress)
        throws IOException {
        int pieceRows = table.pieces().pieceRows();
        int bandRows = (int) Math.min(Math.max(1, cells),
            Math.max(1, BAND_VALUES / ((long) pieceRows * Math.max(1, genes))) * pieceRows);
        CountMatrix[] parts = new CountMatrix[(cells + bandRows - 1) / bandRows];
        ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();
        try {
            ParallelLoop.forEach(parts.length, "Reading " + input.file().getFileName(), progress, band -> {
                Worker free = idle.poll();
                Worker worker = free == null ? new Worker(map, chosen, cellNames, storage, bandRows) : free;
                int from = band * bandRows;
                parts[band] = worker.read(from, Math.min(cells, from + bandRows));
                idle.add(worker);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            idle.forEach(worker -> worker.reader.close());
        }
        return CountMatrix.of(chosen, Arrays.stream(parts).flatMap(p -> p.segments().stream()).toList());
    }

    /** Reads bands into a buffer that it reuses. */
    private final class Worker {

        private final int[] map;
        private final int chosen;
        private final String[] cellNames;
        private final BlockStorage storage;
        private final HdfTable.Reader reader = table.new Reader();
        private final float[] band;
        private final int[] found = new int[genes];
        private final float[] values = new float[genes];

        Worker(int[] map, int chosen, String[] cellNames, BlockStorage storage, int bandRows) {
            this.map = map;
            this.chosen = chosen;
            this.cellNames = cellNames;
            this.storage = storage;
            band = new float[bandRows * genes];
        }

        CountMatrix read(int from, int to) {
            try {
                reader.readRows(from, to, band);
                CountMatrixBuilder builder = new CountMatrixBuilder(chosen, storage);
                for (int cell = from; cell < to; cell++) {
                    builder.addCell(found, values, 0, compress(cell, (cell - from) * genes));
                }
                return builder.build();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Collects what is not 0. Returns how many. */
        private int compress(int cell, int start) throws SingleCellFormatException {
            int used = 0;
            for (int gene = 0; gene < genes; gene++) {
                float value = band[start + gene];
                if (value != 0 && map[gene] >= 0) {
                    requireNumber(value, cell, cellNames);
                    found[used] = map[gene];
                    values[used++] = value;
                }
            }
            return used;
        }
    }

    private CountMatrix readPieces(int[] map, int chosen, String[] cellNames, BlockStorage storage, Progress progress)
        throws IOException {
        HdfPieces pieces = table.pieces();
        float[] values = new float[pieces.pieceLength()];
        try (HdfTable.Reader reader = table.new Reader();
            EntryBuckets buckets = new EntryBuckets(cells, (long) cells * genes)) {
            for (long piece = 0; piece < pieces.count(); piece++) {
                progress.checkCancelled();
                progress.report(0.7 * piece / pieces.count(), "Reading " + input.file().getFileName());
                reader.readPiece(piece, values);
                addPiece(piece, values, map, cellNames, buckets);
            }
            return buckets.build(chosen, storage, progress.part(0.7, 1));
        }
    }

    private void addPiece(long piece, float[] values, int[] map, String[] cellNames, EntryBuckets buckets)
        throws IOException {
        HdfPieces pieces = table.pieces();
        int firstRow = (int) (piece / pieces.piecesAcross()) * pieces.pieceRows();
        int firstColumn = (int) (piece % pieces.piecesAcross()) * pieces.pieceColumns();
        int width = Math.min(pieces.pieceColumns(), table.columns() - firstColumn);
        int rowLength = pieces.rowLength(piece);
        int height = Math.min(pieces.pieceRows(), table.rows() - firstRow);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                float value = values[row * rowLength + column];
                // a list holds the only gene of all cells, or all genes of the only cell
                long place = (long) (firstRow + row) * table.columns() + firstColumn + column;
                int cell = (int) (place / genes);
                int gene = map[(int) (place % genes)];
                if (value != 0 && gene >= 0) {
                    requireNumber(value, cell, cellNames);
                    buckets.add(cell, gene, value);
                }
            }
        }
    }

    private void requireNumber(float value, int cell, String[] cellNames) throws SingleCellFormatException {
        if (finite && !Float.isFinite(value)) {
            throw SingleCellFormatException.about(input.file(),
                "has the value " + value + " in \"" + table.pieces().path() + "\", cell " + (cell + 1) + " (\""
                    + cellNames[cell] + "\"); only numbers can be read.");
        }
    }
}
