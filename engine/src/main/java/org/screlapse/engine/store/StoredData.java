package org.screlapse.engine.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Assay;
import org.screlapse.engine.data.CountBlock;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.store.Manifest.StoredAssay;

/**
 * A data set together with the files in which its parts lie. Matrices beyond a fraction of the heap stay mapped from
 * their file; all other parts are read into memory.
 */
public final class StoredData {

    /** Counts of a data set up to this size are held on the heap; a mapped file cannot be deleted on Windows. */
    static final long HEAP_BYTES = Runtime.getRuntime().maxMemory() / 16;

    private final SingleCellData data;
    private final List<Path> files;
    private final Map<Object, StoredPart> parts;

    StoredData(SingleCellData data, List<Path> files, Map<Object, StoredPart> parts) {
        this.data = data;
        this.files = List.copyOf(files);
        this.parts = parts;
    }

    /** @return the data set */
    public SingleCellData data() {
        return data;
    }

    /** @return the files that hold its parts, in the order that {@link #open} needs */
    public List<Path> files() {
        return files;
    }

    /**
     * @param part a part of a data set
     * @return where it lies, null if it is not in these files
     */
    StoredPart locate(Object part) {
        return parts.get(part);
    }

    /**
     * Opens a data set again.
     *
     * @param files the files, in the order in which {@link #files()} gave them
     * @return the data set
     * @throws IOException if a file is missing or damaged
     */
    public static StoredData open(List<Path> files) throws IOException {
        return open(files, HEAP_BYTES);
    }

    /** @param heapBytes counts up to this size are held on the heap */
    static StoredData open(List<Path> files, long heapBytes) throws IOException {
        try (Opening opening = new Opening(files, heapBytes)) {
            return opening.read();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (EOFException | IllegalArgumentException e) {
            throw DamagedDataException.of(files.get(files.size() - 1), e.getMessage(), e);
        }
    }

    /** The state of opening: files open so far, and the counts that lie on the heap. */
    private static final class Opening implements AutoCloseable {

        private final List<Path> files;
        private final long heapBytes;
        private final Map<Path, FileChannel> channels = new HashMap<>();
        private final Map<Object, StoredPart> parts = new IdentityHashMap<>();

        Opening(List<Path> files, long heapBytes) {
            this.heapBytes = heapBytes;
            this.files = files;
        }

        StoredData read() throws IOException {
            Manifest manifest = Manifest.read(files, channel(files.get(files.size() - 1)));
            List<int[]> maps = new ArrayList<>();
            for (StoredPart map : manifest.geneMaps()) {
                maps.add(readPart(map, PartCodec::readInts));
            }
            boolean mapped = blockBytes(manifest) > heapBytes;
            SingleCellData data = null;
            for (StoredAssay stored : manifest.assays()) {
                Assay assay = readAssay(stored, maps, mapped);
                data =
                    data == null ? SingleCellData.of(assay, readAnnotations(manifest.cells())) : data.withAssay(assay);
            }
            for (var e : manifest.embeddings().entrySet()) {
                data = data.withEmbedding(e.getKey(), readPart(e.getValue(), PartCodec::readEmbedding));
            }
            for (var e : manifest.graphs().entrySet()) {
                data = data.withGraph(e.getKey(), readPart(e.getValue(), PartCodec::readGraph));
            }
            for (var e : manifest.metadata().entrySet()) {
                data = data.withMetadata(e.getKey(), e.getValue());
            }
            return new StoredData(data, files, parts);
        }

        private static long blockBytes(Manifest manifest) {
            return manifest.assays().stream()
                .flatMap(assay -> Stream.concat(Stream.of(assay.counts()), assay.layers().values().stream()))
                .flatMap(List::stream).mapToLong(segment -> segment.block().length()).sum();
        }

        private Assay readAssay(StoredAssay stored, List<int[]> maps, boolean mapped) throws IOException {
            int features = stored.featureCount();
            Assay assay = Assay.of(stored.name(), readMatrix(features, stored.counts(), maps, mapped),
                readAnnotations(stored.features()));
            for (var e : stored.layers().entrySet()) {
                assay = assay.withLayer(e.getKey(), readMatrix(features, e.getValue(), maps, mapped));
            }
            for (var e : stored.featureEmbeddings().entrySet()) {
                assay = assay.withFeatureEmbedding(e.getKey(), readPart(e.getValue(), PartCodec::readEmbedding));
            }
            return assay;
        }

        private CountMatrix readMatrix(int genes, List<Manifest.StoredSegment> stored, List<int[]> maps, boolean mapped)
            throws IOException {
            List<CountMatrix.Segment> segments = new ArrayList<>();
            for (Manifest.StoredSegment segment : stored) {
                CountBlock block = readBlock(segment.block(), mapped);
                parts.put(block, segment.block());
                segments.add(new CountMatrix.Segment(block, segment.geneMap() < 0 ? null : maps.get(segment.geneMap()),
                    segment.rows() == null ? null : readPart(segment.rows(), PartCodec::readInts)));
            }
            return CountMatrix.of(genes, segments);
        }

        private CountBlock readBlock(StoredPart part, boolean mapped) throws IOException {
            FileChannel channel = whole(part);
            if (mapped) {
                return CountBlock.of(channel.map(FileChannel.MapMode.READ_ONLY, part.offset(), part.length()),
                    encoded -> verify(part, encoded));
            }
            ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(part.length()));
            Checksum.readFully(channel, buffer, part.offset());
            part.verify(Checksum.of(buffer.flip()));
            return CountBlock.of(buffer);
        }

        private static void verify(StoredPart part, ByteBuffer encoded) {
            try {
                part.verify(Checksum.of(encoded));
            } catch (DamagedDataException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Annotations readAnnotations(Manifest.StoredAnnotations stored) throws IOException {
            Names names = readPart(stored.names(), PartCodec::readNames);
            Annotations annotations = Annotations.of(names);
            for (var e : stored.columns().entrySet()) {
                annotations = annotations.with(e.getKey(), readPart(e.getValue(), PartCodec::readColumn));
            }
            return annotations;
        }

        private <T> T readPart(StoredPart part, PartReader<T> reader) throws IOException {
            FileChannel channel = whole(part);
            part.verify(Checksum.of(channel, part.offset(), part.length()));
            channel.position(part.offset());
            T value =
                reader.read(new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16)));
            parts.put(value, part);
            return value;
        }

        /** The file of a part, if it is long enough: nothing is made for a part that cannot be there. */
        private FileChannel whole(StoredPart part) throws IOException {
            FileChannel channel = channel(part.file());
            if (part.offset() < 0 || part.length() < 0 || part.offset() > channel.size() - part.length()) {
                throw part.damaged();
            }
            return channel;
        }

        private FileChannel channel(Path file) throws IOException {
            FileChannel channel = channels.get(file);
            if (channel == null) {
                channel = FileChannel.open(file);
                channels.put(file, channel);
            }
            return channel;
        }

        @Override
        public void close() throws IOException {
            for (FileChannel channel : channels.values()) {
                channel.close();
            }
        }
    }

    /** Reads one kind of part. */
    @FunctionalInterface
    private interface PartReader<T> {
        T read(DataInputStream in) throws IOException;
    }
}
