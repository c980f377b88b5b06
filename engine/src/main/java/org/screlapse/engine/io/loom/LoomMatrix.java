package org.screlapse.engine.io.loom;

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
 * Reads a matrix of genes × cells that is stored with all its zeros, and turns it round. Chunks that lie below each
 * other make a band of cells; bands are read in parallel. Where a band would not fit into memory, because a chunk spans
 * many cells or there are no chunks, the values are brought into the order of the cells by {@link EntryBuckets}.
 */
final class LoomMatrix {

    /** Values of a band that is read at once: 16 MB. */
    private static final int BAND_VALUES = 1 << 22;
    /** Values of a band that still fits into memory. */
    private static final int MAX_BAND_VALUES = 1 << 24;

    private final HdfInput input;
    private final HdfTable table;
    private final HdfPieces pieces;
    private final FeatureTable.Selection selection;
    private final int[] map;
    private final int genes;
    private final String[] cellNames;
    private final boolean finite;
    private final BlockStorage storage;

    /**
     * @param input the file
     * @param path where the matrix lies
     * @param selection the genes that are read
     * @param cellNames name of each cell, for messages
     * @param finite whether values that are no numbers are refused
     * @param storage where finished blocks are kept
     */
    LoomMatrix(HdfInput input, String path, FeatureTable.Selection selection, String[] cellNames, boolean finite,
        BlockStorage storage) throws SingleCellFormatException {
        this.input = input;
        this.table = input.table(path);
        this.pieces = table.pieces();
        this.selection = selection;
        this.cellNames = cellNames;
        this.finite = finite;
        this.storage = storage;
        genes = selection.genes().size();
        map = new int[table.rows()];
        Arrays.setAll(map, selection.map() == null ? gene -> gene : gene -> selection.map()[gene]);
        pieces.requirePlausible();
    }

    CountMatrix read(Progress progress) throws IOException {
        boolean fits = (long) pieces.pieceColumns() * map.length <= MAX_BAND_VALUES;
        return pieces.length() > 0 && fits ? readBands(progress) : readPieces(progress);
    }

    private CountMatrix readBands(Progress progress) throws IOException {
        int across = pieces.piecesAcross();
        int bandPieces =
            (int) Math.max(1, Math.min(across, BAND_VALUES / ((long) pieces.pieceColumns() * Math.max(1, genes))));
        CountMatrix[] parts = new CountMatrix[(across + bandPieces - 1) / bandPieces];
        ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();
        try {
            ParallelLoop.forEach(parts.length, "Reading " + input.file().getFileName(), progress, band -> {
                Worker free = idle.poll();
                Worker worker = free == null ? new Worker(bandPieces) : free;
                parts[band] = worker.read(band * bandPieces, Math.min(across, (band + 1) * bandPieces));
                idle.add(worker);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            idle.forEach(worker -> worker.reader.close());
        }
        return CountMatrix.of(genes, Arrays.stream(parts).flatMap(p -> p.segments().stream()).toList());
    }

    /** Reads bands into a buffer that it reuses. */
    private final class Worker {

        private final HdfTable.Reader reader = table.new Reader();
        private final float[] piece = new float[pieces.pieceLength()];
        private final float[] band;
        private final int[] found = new int[genes];
        private final float[] values = new float[genes];

        Worker(int bandPieces) {
            band = new float[Math.min(bandPieces * pieces.pieceColumns(), table.columns()) * genes];
        }

        CountMatrix read(int from, int to) {
            try {
                Arrays.fill(band, 0);
                int firstCell = from * pieces.pieceColumns();
                for (long p = 0; p < pieces.count(); p += pieces.piecesAcross()) {
                    for (int across = from; across < to; across++) {
                        reader.readPiece(p + across, piece);
                        forEach(p + across, piece,
                            (cell, gene, value) -> band[(cell - firstCell) * genes + gene] = value);
                    }
                }
                CountMatrixBuilder builder = new CountMatrixBuilder(genes, storage);
                int end = Math.min(table.columns(), to * pieces.pieceColumns());
                for (int cell = firstCell; cell < end; cell++) {
                    builder.addCell(found, values, 0, compress((cell - firstCell) * genes));
                }
                return builder.build();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Collects what is not 0. Returns how many. */
        private int compress(int start) {
            int used = 0;
            for (int gene = 0; gene < genes; gene++) {
                float value = band[start + gene];
                if (value != 0) {
                    found[used] = gene;
                    values[used++] = value;
                }
            }
            return used;
        }
    }

    private CountMatrix readPieces(Progress progress) throws IOException {
        float[] piece = new float[pieces.pieceLength()];
        try (HdfTable.Reader reader = table.new Reader();
            EntryBuckets buckets = new EntryBuckets(table.columns(), pieces.length())) {
            for (long p = 0; p < pieces.count(); p++) {
                progress.checkCancelled();
                progress.report(0.7 * p / pieces.count(), "Reading " + input.file().getFileName());
                reader.readPiece(p, piece);
                forEach(p, piece, buckets::add);
            }
            return buckets.build(genes, storage, progress.part(0.7, 1));
        }
    }

    /** Takes a value. */
    private interface ValueConsumer {

        void accept(int cell, int gene, float value) throws IOException;
    }

    /** All values of a piece that are not 0 and whose genes are read. */
    private void forEach(long index, float[] piece, ValueConsumer consumer) throws IOException {
        int firstGene = (int) (index / pieces.piecesAcross()) * pieces.pieceRows();
        int firstCell = (int) (index % pieces.piecesAcross()) * pieces.pieceColumns();
        int width = Math.min(pieces.pieceColumns(), table.columns() - firstCell);
        int height = Math.min(pieces.pieceRows(), map.length - firstGene);
        int rowLength = pieces.rowLength(index);
        for (int row = 0; row < height; row++) {
            int gene = map[firstGene + row];
            for (int column = 0; column < width && gene >= 0; column++) {
                float value = piece[row * rowLength + column];
                if (value != 0) {
                    requireNumber(value, firstCell + column, firstGene + row);
                    consumer.accept(firstCell + column, gene, value);
                }
            }
        }
    }

    private void requireNumber(float value, int cell, int gene) throws SingleCellFormatException {
        if (finite && !Float.isFinite(value)) {
            throw input.noNumber(value, pieces.path(), cell, cellNames[cell], selection.describe(gene));
        }
    }
}
