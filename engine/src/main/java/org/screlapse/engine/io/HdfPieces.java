package org.screlapse.engine.io;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The raw bytes of a one-dimensional HDF5 dataset, piece by piece. A piece is a chunk where the dataset has chunks.
 * Chunks that are plain, deflated or shuffled and deflated (all that 10x, PyTables and AnnData write) are decoded here,
 * which takes half the time of jHDF's own way because nothing is copied; everything else is left to jHDF.
 */
final class HdfPieces {

    private static final int SLICE = 1 << 16;
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    /** No deflated byte stands for more than this many. */
    private static final long MAX_DEFLATE_RATIO = 1032;

    private final HdfInput input;
    private final String path;
    private final Dataset dataset;
    private final long length;
    private final int elementBytes;
    private final int pieceLength;
    private final ChunkedDataset chunks;
    private final boolean deflated;
    private final boolean shuffled;

    HdfPieces(final HdfInput input, final String path, final Dataset dataset) {
        this.input = input;
        this.path = path;
        this.dataset = dataset;
        final long[] dimensions = dataset.getDimensionsAsLong();
        if (dimensions.length != 1 || dimensions[0] < 0) {
            throw new IllegalArgumentException(path + " is no list");
        }
        length = dimensions[0];
        elementBytes = dataset.getDataType().getSize();
        final ChunkedDataset chunked = dataset instanceof ChunkedDataset c && c.getChunkDimensions()[0] > 0 ? c : null;
        final List<Integer> filters = chunked == null || length == 0 ? List.of()
            : chunked.getFilters().stream().map(PipelineFilterWithData::getId).toList();
        deflated = filters.contains(DEFLATE);
        shuffled = filters.contains(SHUFFLE);
        final boolean ownDecoding = filters.isEmpty() || filters.equals(List.of(DEFLATE))
            || filters.equals(List.of(SHUFFLE)) || filters.equals(List.of(SHUFFLE, DEFLATE));
        chunks = ownDecoding ? chunked : null;
        pieceLength = chunked == null ? SLICE : chunked.getChunkDimensions()[0];
    }

    Dataset dataset() {
        return dataset;
    }

    HdfInput input() {
        return input;
    }

    String path() {
        return path;
    }

    long length() {
        return length;
    }

    int pieceLength() {
        return pieceLength;
    }

    /**
     * Checks that the bytes in the file can hold what the header claims, before anything is allocated for it.
     */
    void requirePlausible() throws SingleCellFormatException {
        final long stored = input.ask(dataset::getStorageInBytes);
        final long piece = (long) pieceLength * elementBytes;
        final long most = dataset instanceof ChunkedDataset ? MAX_DEFLATE_RATIO * stored + piece : stored;
        if (stored > input.fileSize() || length > most / Math.max(1, elementBytes)) {
            throw input.damaged("\"" + path + "\" claims " + length + " entries, more than its bytes can hold");
        }
    }

    /** All entries of a dataset of texts of fixed length. They are UTF-8, also where the header says ASCII. */
    String[] texts() throws SingleCellFormatException {
        requirePlausible();
        final String[] texts = new String[Math.toIntExact(length)];
        try (Loader loader = new Loader()) {
            for (int i = 0; i < texts.length; i++) {
                final ByteBuffer bytes = loader.piece(i / pieceLength);
                texts[i] = text(bytes, i % pieceLength * elementBytes);
            }
        }
        return texts;
    }

    private String text(final ByteBuffer bytes, final int from) {
        int end = from;
        while (end < from + elementBytes && bytes.get(end) != 0) {
            end++;
        }
        final byte[] text = new byte[end - from];
        bytes.get(from, text);
        return new String(text, StandardCharsets.UTF_8).stripTrailing();
    }

    /** Decodes pieces into buffers that it reuses, keeping the last one. For one thread at a time. */
    final class Loader implements AutoCloseable {

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
        ByteBuffer piece(final long index) throws SingleCellFormatException {
            if (index != loaded) {
                loaded = -1;
                current = chunks == null ? slice(index) : chunk(index);
                loaded = index;
            }
            return current;
        }

        private ByteBuffer slice(final long index) throws SingleCellFormatException {
            final long from = index * pieceLength;
            final int size = (int) Math.min(pieceLength, length - from);
            return input.ask(() -> ((DatasetBase) dataset).getSliceDataBuffer(new long[]{from}, new int[]{size}));
        }

        private ByteBuffer chunk(final long index) throws SingleCellFormatException {
            final ByteBuffer raw =
                input.ask(() -> chunks.getRawChunkBuffer(new int[]{Math.toIntExact(index * pieceLength)}));
            final long size = (long) pieceLength * elementBytes;
            if (size > Integer.MAX_VALUE - 16 || size > MAX_DEFLATE_RATIO * raw.remaining() + 1024) {
                throw input.damaged("a chunk of \"" + path + "\" claims " + size + " bytes");
            }
            packed = grown(packed, raw.remaining());
            final int packedSize = raw.remaining();
            raw.get(packed, 0, packedSize);
            final byte[] bytes = deflated ? inflate(packedSize, (int) size) : packed;
            if (!deflated && packedSize != size) {
                throw input.damaged("a chunk of \"" + path + "\" has " + packedSize + " of " + size + " bytes");
            }
            if (!shuffled || elementBytes == 1) {
                return ByteBuffer.wrap(bytes);
            }
            plain = grown(plain, (int) size);
            unshuffle(bytes, plain);
            return ByteBuffer.wrap(plain);
        }

        private byte[] inflate(final int packedSize, final int size) throws SingleCellFormatException {
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
            } catch (final DataFormatException e) {
                // HDF5 stores a chunk as it is where deflating does not make it smaller
                if (packedSize != size) {
                    throw SingleCellFormatException.about(input.file(), "is damaged: a chunk of \"" + path
                        + "\" cannot be decompressed.", e);
                }
            }
            if (packedSize != size) {
                throw input.damaged("a chunk of \"" + path + "\" ends too early");
            }
            return packed;
        }

        private void unshuffle(final byte[] from, final byte[] to) {
            for (int b = 0; b < elementBytes; b++) {
                final int plane = b * pieceLength;
                for (int i = 0, at = b; i < pieceLength; i++, at += elementBytes) {
                    to[at] = from[plane + i];
                }
            }
        }

        @Override
        public void close() {
            inflater.end();
        }
    }

    private static byte[] grown(final byte[] array, final int size) {
        return array.length >= size ? array : new byte[size];
    }
}
