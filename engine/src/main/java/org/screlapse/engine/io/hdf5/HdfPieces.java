package org.screlapse.engine.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DataFormatException;
import org.screlapse.engine.io.format.SingleCellFormatException;

/**
 * The raw bytes of an HDF5 dataset of one dimension or two, piece by piece. A piece is a chunk where the dataset has
 * chunks, and some of its rows where it has none; a list is a table of one column. Pieces are numbered as in a book:
 * from left to right, then from top to bottom. Chunks of the usual kinds are unpacked by {@link ChunkDecoder}, all
 * others by jHDF.
 */
public final class HdfPieces {

    private static final int SLICE = 1 << 16;

    private final HdfInput input;
    private final String path;
    private final JhdfFile.JhdfDataset dataset;
    private final HdfType type;
    private final int rank;
    private final long rows;
    private final long columns;
    private final int elementBytes;
    private final int pieceRows;
    private final int pieceColumns;
    private final List<Integer> filters;
    private final boolean areDecodedHere;

    HdfPieces(HdfInput input, String path, JhdfFile.JhdfDataset dataset) throws SingleCellFormatException {
        this.input = input;
        this.path = path;
        this.dataset = dataset;
        long[] dimensions = dataset.dimensions();
        rank = dimensions.length;
        if (rank < 1 || rank > 2 || dimensions[0] < 0 || dimensions[rank - 1] < 0) {
            throw input.damaged("\"" + path + "\" is neither a list nor a table");
        }
        rows = dimensions[0];
        columns = rank == 2 ? dimensions[1] : 1;
        type = dataset.type();
        elementBytes = type.bytes();
        int[] chunk = dataset.chunkDimensions();
        filters = chunk == null || length() == 0 ? List.of() : dataset.filters();
        if (filters == null) {
            throw SingleCellFormatException.about(input.file(),
                "holds \"" + path + "\" in a compression that cannot be"
                    + " read; write the file again with gzip, in Python adata.write_h5ad(\"data.h5ad\","
                    + " compression=\"gzip\").");
        }
        areDecodedHere = chunk != null && ChunkDecoder.knows(filters);
        pieceColumns = chunk == null || rank == 1 ? (int) Math.min(columns, Integer.MAX_VALUE) : chunk[1];
        pieceRows = chunk == null ? Math.max(1, SLICE / Math.max(1, pieceColumns)) : chunk[0];
        if ((long) pieceRows * pieceColumns * elementBytes > Integer.MAX_VALUE - 16) {
            throw input.damaged("a piece of \"" + path + "\" claims more than two gigabytes");
        }
    }

    JhdfFile.JhdfDataset dataset() {
        return dataset;
    }

    HdfType type() {
        return type;
    }

    HdfInput input() {
        return input;
    }

    /** @return where the dataset lies in the file */
    public String path() {
        return path;
    }

    /** @return number of elements */
    public long length() {
        return rows * columns;
    }

    /** @return number of rows */
    public long rows() {
        return rows;
    }

    /** @return number of columns, 1 for a list */
    public long columns() {
        return columns;
    }

    /** @return number of rows of a piece */
    public int pieceRows() {
        return pieceRows;
    }

    /** @return number of columns of a piece */
    public int pieceColumns() {
        return pieceColumns;
    }

    /** @return number of elements of a piece */
    public int pieceLength() {
        return pieceRows * pieceColumns;
    }

    /** @return number of pieces */
    public long count() {
        return (rows + pieceRows - 1) / pieceRows * piecesAcross();
    }

    /** Number of elements from the start of a piece that belong to the dataset, or fill whole rows of the piece. */
    public int usedOf(long piece) {
        return (int) Math.min(pieceRows, rows - piece / piecesAcross() * pieceRows) * rowLength(piece);
    }

    /** @return number of pieces beside each other */
    public int piecesAcross() {
        return (int) ((columns + pieceColumns - 1) / Math.max(1, pieceColumns));
    }

    /** Number of elements from one row of a piece to the next: what jHDF gives ends where the dataset ends. */
    public int rowLength(long piece) {
        long left = columns - piece % piecesAcross() * pieceColumns;
        return areDecodedHere ? pieceColumns : (int) Math.min(pieceColumns, left);
    }

    /**
     * Checks that the bytes in the file can hold what the header claims, before anything is allocated for it.
     */
    public void requirePlausible() throws SingleCellFormatException {
        long stored = input.ask(dataset::storedBytes);
        long piece = (long) pieceLength() * elementBytes;
        long most = dataset.isChunked() ? ChunkDecoder.MAX_RATIO * stored + piece * piecesAcross() : stored;
        long entries = most / Math.max(1, elementBytes);
        if (stored > input.fileSize() || (columns > 0 && rows > entries / columns)) {
            throw input.damaged("\"" + path + "\" claims " + rows + (rank == 1 ? "" : " × " + columns)
                + " entries, more than its bytes can hold");
        }
    }

    /** All bytes of a list, decoded. */
    public ByteBuffer bytes() throws SingleCellFormatException {
        requirePlausible();
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(Math.multiplyExact(length(), elementBytes)))
            .order(ByteOrder.LITTLE_ENDIAN);
        try (Loader loader = new Loader()) {
            for (long piece = 0; all.hasRemaining(); piece++) {
                all.put(loader.piece(piece).slice(0, Math.min(pieceLength() * elementBytes, all.remaining())));
            }
        }
        return all.flip();
    }

    /** All entries of a dataset of texts of fixed length. They are UTF-8, also where the header says ASCII. */
    public String[] texts() throws SingleCellFormatException {
        requirePlausible();
        String[] texts = new String[Math.toIntExact(length())];
        try (Loader loader = new Loader()) {
            for (int i = 0; i < texts.length; i++) {
                ByteBuffer bytes = loader.piece(i / pieceLength());
                texts[i] = text(bytes, i % pieceLength() * elementBytes);
            }
        }
        return texts;
    }

    private String text(ByteBuffer bytes, int from) {
        int end = from;
        while (end < from + elementBytes && bytes.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - from];
        bytes.get(from, text);
        return new String(text, StandardCharsets.UTF_8).stripTrailing();
    }

    /** Decodes pieces into buffers that it reuses, keeping the last one. For one thread at a time. */
    public final class Loader implements AutoCloseable {

        private final ChunkDecoder decoder = new ChunkDecoder(filters, elementBytes);
        private long loaded = -1;
        private ByteBuffer current;

        /**
         * @param index number of the piece
         * @return its bytes from position 0; the last piece may hold more than the dataset
         * @throws SingleCellFormatException if the piece is damaged
         */
        public ByteBuffer piece(long index) throws SingleCellFormatException {
            if (index != loaded) {
                loaded = -1;
                current = areDecodedHere ? chunk(index) : slice(index);
                loaded = index;
            }
            return current;
        }

        private ByteBuffer slice(long index) throws SingleCellFormatException {
            long row = index / piecesAcross() * pieceRows;
            long column = index % piecesAcross() * pieceColumns;
            int height = (int) Math.min(pieceRows, rows - row);
            int width = (int) Math.min(pieceColumns, columns - column);
            return input.ask(() -> rank == 1 ? dataset.slice(new long[]{row}, new int[]{height})
                : dataset.slice(new long[]{row, column}, new int[]{height, width}));
        }

        private ByteBuffer chunk(long index) throws SingleCellFormatException {
            int row = Math.toIntExact(index / piecesAcross() * pieceRows);
            int column = Math.toIntExact(index % piecesAcross() * pieceColumns);
            ByteBuffer packed =
                input.ask(() -> rank == 1 ? dataset.packedChunk(row) : dataset.packedChunk(row, column));
            try {
                return decoder.decode(packed, pieceLength() * elementBytes);
            } catch (DataFormatException e) {
                throw SingleCellFormatException.about(input.file(),
                    "is damaged: a chunk of \"" + path + "\" " + e.getMessage() + ".", e);
            }
        }

        @Override
        public void close() {
            decoder.close();
        }
    }
}
