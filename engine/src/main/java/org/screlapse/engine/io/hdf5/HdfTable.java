package org.screlapse.engine.io.hdf5;

import java.nio.ByteBuffer;
import org.screlapse.engine.io.format.SingleCellFormatException;

/** A two-dimensional HDF5 dataset of numbers, read in bands of rows. A list is a table of one column. */
public final class HdfTable {

    private final HdfPieces pieces;
    private final HdfNumbers numbers;

    public HdfTable(HdfPieces pieces) throws SingleCellFormatException {
        this.pieces = pieces;
        numbers = new HdfNumbers(pieces);
    }

    public HdfPieces pieces() {
        return pieces;
    }

    public int rows() {
        return Math.toIntExact(pieces.rows());
    }

    public int columns() {
        return Math.toIntExact(pieces.columns());
    }

    /** All numbers, row after row. */
    public float[] toFloats() throws SingleCellFormatException {
        pieces.requirePlausible();
        float[] all = new float[Math.toIntExact(pieces.length())];
        try (Reader reader = new Reader()) {
            reader.readRows(0, rows(), all);
        }
        return all;
    }

    /** Reads bands of rows. For one thread at a time. */
    public final class Reader implements AutoCloseable {

        private final HdfPieces.Loader loader = pieces.new Loader();

        /**
         * @param from first row
         * @param to one after the last row
         * @param into where the numbers go, row after row
         */
        public void readRows(int from, int to, float[] into) throws SingleCellFormatException {
            for (long band = from / pieces.pieceRows(); band * pieces.pieceRows() < to; band++) {
                for (int across = 0; across < pieces.piecesAcross(); across++) {
                    copy(band * pieces.piecesAcross() + across, from, to, into);
                }
            }
        }

        /** Copies those rows of a piece that are wanted. */
        private void copy(long piece, int from, int to, float[] into) throws SingleCellFormatException {
            ByteBuffer bytes = loader.piece(piece);
            int firstRow = (int) (piece / pieces.piecesAcross()) * pieces.pieceRows();
            int firstColumn = (int) (piece % pieces.piecesAcross()) * pieces.pieceColumns();
            int width = Math.min(pieces.pieceColumns(), columns() - firstColumn);
            int rowLength = pieces.rowLength(piece);
            for (int row = Math.max(from, firstRow); row < Math.min(to, firstRow + pieces.pieceRows()); row++) {
                numbers.decode(bytes, (row - firstRow) * rowLength, width, into,
                    (row - from) * columns() + firstColumn);
            }
        }

        /**
         * Reads a piece as it lies in the file.
         *
         * @param piece number of the piece
         * @param into where its numbers go: row after row, each as long as {@link HdfPieces#rowLength} says
         */
        public void readPiece(long piece, float[] into) throws SingleCellFormatException {
            numbers.decode(loader.piece(piece), 0, pieces.usedOf(piece), into, 0);
        }

        @Override
        public void close() {
            loader.close();
        }
    }
}
