package org.screlapse.engine.io.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.screlapse.engine.io.format.SingleCellFormatException;

/**
 * The raw bytes of an HDF5 dataset of one dimension or two, piece by piece. A piece is a chunk where the dataset has
 * chunks, and some of its rows where it has none; a list is a table of one column. Pieces are numbered as in a book:
 * from left to right, then from top to bottom.
 *
 * Chunks that are plain, deflated or packed by LZF, shuffled or not (all that 10x, PyTables, Loom and AnnData write),
 * are decoded here, which takes half the time of jHDF's own way because nothing is copied; everything else is left to
 * jHDF.
 */
public final class HdfPieces {

    private static final int SLICE = 1 << 16;
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int LZF = 32_000;
    private static final Set<List<Integer>> OWN_DECODING = Set.of(List.of(), List.of(DEFLATE), List.of(SHUFFLE),
        List.of(SHUFFLE, DEFLATE), List.of(LZF), List.of(SHUFFLE, LZF));
    /** No deflated byte stands for more than this many; nor does one of LZF. */
    private static final long MAX_RATIO = 1032;

    private final HdfInput input;
    private final String path;
    private final Dataset dataset;
    private final int rank;
    private final long rows;
    private final long columns;
    private final int elementBytes;
    private final int pieceRows;
    private final int pieceColumns;
    private final ChunkedDataset chunks;
    private final List<Integer> filters;

    public HdfPieces(HdfInput input, String path, Dataset dataset) throws SingleCellFormatException {
        this.input = input;
        this.path = path;
        this.dataset = dataset;
        long[] dimensions = dataset.getDimensionsAsLong();
        rank = dimensions.length;
        if (rank < 1 || rank > 2 || dimensions[0] < 0 || dimensions[rank - 1] < 0) {
            throw input.damaged("\"" + path + "\" is neither a list nor a table");
        }
        rows = dimensions[0];
        columns = rank == 2 ? dimensions[1] : 1;
        elementBytes = dataset.getDataType().getSize();
        ChunkedDataset chunked = dataset instanceof ChunkedDataset c && c.getChunkDimensions()[0] > 0 ? c : null;
        filters = chunked == null || length() == 0 ? List.of() : filters(chunked);
        boolean ownDecoding = OWN_DECODING.contains(filters);
        chunks = ownDecoding ? chunked : null;
        pieceColumns =
            chunked == null || rank == 1 ? (int) Math.min(columns, Integer.MAX_VALUE) : chunked.getChunkDimensions()[1];
        pieceRows = chunked == null ? Math.max(1, SLICE / Math.max(1, pieceColumns)) : chunked.getChunkDimensions()[0];
        if ((long) pieceRows * pieceColumns * elementBytes > Integer.MAX_VALUE - 16) {
            throw input.damaged("a piece of \"" + path + "\" claims more than two gigabytes");
        }
    }

    private List<Integer> filters(ChunkedDataset chunked) throws SingleCellFormatException {
        try {
            return chunked.getFilters().stream().map(PipelineFilterWithData::getId).toList();
        } catch (HdfFilterException e) {
            throw SingleCellFormatException.about(input.file(),
                "holds \"" + path + "\" in a compression that cannot be"
                    + " read; write the file again with gzip, in Python adata.write_h5ad(\"data.h5ad\","
                    + " compression=\"gzip\").",
                e);
        }
    }

    public Dataset dataset() {
        return dataset;
    }

    public HdfInput input() {
        return input;
    }

    public String path() {
        return path;
    }

    /** Number of elements. */
    public long length() {
        return rows * columns;
    }

    public int rank() {
        return rank;
    }

    public long rows() {
        return rows;
    }

    public long columns() {
        return columns;
    }

    public int pieceRows() {
        return pieceRows;
    }

    public int pieceColumns() {
        return pieceColumns;
    }

    /** Number of elements of a piece. */
    public int pieceLength() {
        return pieceRows * pieceColumns;
    }

    /** Number of pieces. */
    public long count() {
        return (rows + pieceRows - 1) / pieceRows * piecesAcross();
    }

    /** Number of elements from the start of a piece that belong to the dataset, or fill whole rows of the piece. */
    public int usedOf(long piece) {
        return (int) Math.min(pieceRows, rows - piece / piecesAcross() * pieceRows) * rowLength(piece);
    }

    /** Number of pieces beside each other. */
    public int piecesAcross() {
        return (int) ((columns + pieceColumns - 1) / Math.max(1, pieceColumns));
    }

    /** Number of elements from one row of a piece to the next: what jHDF gives ends where the dataset ends. */
    public int rowLength(long piece) {
        long left = columns - piece % piecesAcross() * pieceColumns;
        return chunks == null ? (int) Math.min(pieceColumns, left) : pieceColumns;
    }

    /**
     * Checks that the bytes in the file can hold what the header claims, before anything is allocated for it.
     */
    public void requirePlausible() throws SingleCellFormatException {
        long stored = input.ask(dataset::getStorageInBytes);
        long piece = (long) pieceLength() * elementBytes;
        long most = dataset instanceof ChunkedDataset ? MAX_RATIO * stored + piece * piecesAcross() : stored;
        long entries = most / Math.max(1, elementBytes);
        if (stored > input.fileSize() || columns > 0 && rows > entries / columns) {
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

        private final Inflater inflater = new Inflater();
        private byte[] packed = new byte[0];
        private byte[] inflated = new byte[0];
        private byte[] plain = new byte[0];
        private long loaded = -1;
        private ByteBuffer current;

        /**
         * @param index number of the piece
         * @return its bytes from position 0; the last piece may hold more than the dataset
         */
        public ByteBuffer piece(long index) throws SingleCellFormatException {
            if (index != loaded) {
                loaded = -1;
                current = chunks == null ? slice(index) : chunk(index);
                loaded = index;
            }
            return current;
        }

        private ByteBuffer slice(long index) throws SingleCellFormatException {
            long row = index / piecesAcross() * pieceRows;
            long column = index % piecesAcross() * pieceColumns;
            int height = (int) Math.min(pieceRows, rows - row);
            int width = (int) Math.min(pieceColumns, columns - column);
            return input.ask(
                () -> ((DatasetBase) dataset).getSliceDataBuffer(rank == 1 ? new long[]{row} : new long[]{row, column},
                    rank == 1 ? new int[]{height} : new int[]{height, width}));
        }

        private ByteBuffer chunk(long index) throws SingleCellFormatException {
            int row = Math.toIntExact(index / piecesAcross() * pieceRows);
            int column = Math.toIntExact(index % piecesAcross() * pieceColumns);
            ByteBuffer raw =
                input.ask(() -> chunks.getRawChunkBuffer(rank == 1 ? new int[]{row} : new int[]{row, column}));
            int size = pieceLength() * elementBytes;
            if (size > MAX_RATIO * raw.remaining() + 1024) {
                throw input.damaged("a chunk of \"" + path + "\" claims " + size + " bytes");
            }
            packed = grown(packed, raw.remaining());
            int packedSize = raw.remaining();
            raw.get(packed, 0, packedSize);
            byte[] bytes = filters.contains(DEFLATE) ? inflate(packedSize, size)
                : filters.contains(LZF) && packedSize != size ? expand(packedSize, size) : packed;
            if (bytes == packed && packedSize != size) {
                throw input.damaged("a chunk of \"" + path + "\" has " + packedSize + " of " + size + " bytes");
            }
            if (!filters.contains(SHUFFLE) || elementBytes == 1) {
                return ByteBuffer.wrap(bytes);
            }
            plain = grown(plain, size);
            unshuffle(bytes, plain);
            return ByteBuffer.wrap(plain);
        }

        private byte[] expand(int packedSize, int size) throws SingleCellFormatException {
            inflated = grown(inflated, size);
            if (!Lzf.expand(packed, packedSize, inflated, size)) {
                throw input.damaged("a chunk of \"" + path + "\" cannot be decompressed");
            }
            return inflated;
        }

        private byte[] inflate(int packedSize, int size) throws SingleCellFormatException {
            inflated = grown(inflated, size);
            inflater.reset();
            inflater.setInput(packed, 0, packedSize);
            try {
                int filled = 0;
                int more = 1;
                while (filled < size && more > 0) {
                    more = inflater.inflate(inflated, filled, size - filled);
                    filled += more;
                }
                if (filled == size) {
                    return inflated;
                }
            } catch (DataFormatException e) {
                // HDF5 stores a chunk as it is where deflating does not make it smaller
                if (packedSize != size) {
                    throw SingleCellFormatException.about(input.file(),
                        "is damaged: a chunk of \"" + path + "\" cannot be decompressed.", e);
                }
            }
            if (packedSize != size) {
                throw input.damaged("a chunk of \"" + path + "\" ends too early");
            }
            return packed;
        }

        private void unshuffle(byte[] from, byte[] to) {
            for (int b = 0; b < elementBytes; b++) {
                int plane = b * pieceLength();
                for (int i = 0, at = b; i < pieceLength(); i++, at += elementBytes) {
                    to[at] = from[plane + i];
                }
            }
        }

        @Override
        public void close() {
            inflater.end();
        }
    }

    private static byte[] grown(byte[] array, int size) {
        return array.length >= size ? array : new byte[size];
    }
}
