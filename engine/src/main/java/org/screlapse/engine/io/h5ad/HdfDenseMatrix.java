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
    private final FeatureTable.Selection selection;
    private final int[] map;
    private final String[] cellNames;
    private final boolean finite;

    /**
     * @param input the file
     * @param table cells × genes
     * @param cells number of cells
     * @param genes number of genes
     * @param selection the genes that are read
     * @param cellNames name of each cell, for messages
     * @param finite whether values that are no numbers are refused
     */
    HdfDenseMatrix(HdfInput input, HdfTable table, int cells, int genes, FeatureTable.Selection selection,
        String[] cellNames, boolean finite) throws SingleCellFormatException {
        this.input = input;
        this.table = table;
        this.cells = cells;
        this.genes = genes;
        this.selection = selection;
        this.cellNames = cellNames;
        map = new int[genes];
        Arrays.setAll(map, selection.map() == null ? gene -> gene : gene -> selection.map()[gene]);
        this.finite = finite;
        table.pieces().requirePlausible();
    }

    CountMatrix read(BlockStorage storage, Progress progress) throws IOException {
        boolean isList = table.columns() != genes;
        boolean isHigh = (long) table.pieces().pieceRows() * genes > MAX_BAND_VALUES;
        return isList || isHigh ? readPieces(storage, progress) : readBands(storage, progress);
    }

    private CountMatrix readBands(BlockStorage storage, Progress progress) throws IOException {
        int pieceRows = table.pieces().pieceRows();
        int bandRows = (int) Math.min(Math.max(1, cells),
            Math.max(1, BAND_VALUES / ((long) pieceRows * Math.max(1, genes))) * pieceRows);
        CountMatrix[] parts = new CountMatrix[(cells + bandRows - 1) / bandRows];
        ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();
        try {
            ParallelLoop.forEach(parts.length, "Reading " + input.file().getFileName(), progress, band -> {
                Worker free = idle.poll();
                Worker worker = free == null ? new Worker(storage, bandRows) : free;
                int from = band * bandRows;
                parts[band] = worker.read(from, Math.min(cells, from + bandRows));
                idle.add(worker);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            idle.forEach(worker -> worker.reader.close());
        }
        return CountMatrix.of(selection.genes().size(),
            Arrays.stream(parts).flatMap(p -> p.segments().stream()).toList());
    }

    /** Reads bands into a buffer that it reuses. */
    private final class Worker {

        private final BlockStorage storage;
        private final HdfTable.Reader reader = table.new Reader();
        private final float[] band;
        private final int[] found = new int[genes];
        private final float[] values = new float[genes];

        Worker(BlockStorage storage, int bandRows) {
            this.storage = storage;
            band = new float[bandRows * genes];
        }

        CountMatrix read(int from, int to) {
            try {
                reader.readRows(from, to, band);
                CountMatrixBuilder builder = new CountMatrixBuilder(selection.genes().size(), storage);
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
                    requireNumber(value, cell, gene);
                    found[used] = map[gene];
                    values[used++] = value;
                }
            }
            return used;
        }
    }

    private CountMatrix readPieces(BlockStorage storage, Progress progress) throws IOException {
        HdfPieces pieces = table.pieces();
        float[] values = new float[pieces.pieceLength()];
        try (HdfTable.Reader reader = table.new Reader();
            EntryBuckets buckets = new EntryBuckets(cells, (long) cells * genes)) {
            for (long piece = 0; piece < pieces.count(); piece++) {
                progress.checkCancelled();
                progress.report(0.7 * piece / pieces.count(), "Reading " + input.file().getFileName());
                reader.readPiece(piece, values);
                addPiece(piece, values, buckets);
            }
            return buckets.build(selection.genes().size(), storage, progress.part(0.7, 1));
        }
    }

    private void addPiece(long piece, float[] values, EntryBuckets buckets) throws IOException {
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
                int gene = (int) (place % genes);
                if (value != 0 && map[gene] >= 0) {
                    requireNumber(value, cell, gene);
                    buckets.add(cell, map[gene], value);
                }
            }
        }
    }

    private void requireNumber(float value, int cell, int gene) throws SingleCellFormatException {
        if (finite && !Float.isFinite(value)) {
            throw input.noNumber(value, table.pieces().path(), cell, cellNames[cell], selection.describe(gene));
        }
    }
}
