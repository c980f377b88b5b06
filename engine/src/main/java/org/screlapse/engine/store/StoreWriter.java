package org.screlapse.engine.store;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Assay;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CountBlock;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.store.Manifest.StoredAnnotations;
import org.screlapse.engine.store.Manifest.StoredAssay;
import org.screlapse.engine.store.Manifest.StoredSegment;
import org.screlapse.engine.task.Progress;

/**
 * Writes a data set into a new file; parts that already lie in the files of other data sets are not written again but
 * referred to. As a {@link BlockStorage} it takes blocks of counts while they are read, so that data larger than the
 * heap go straight to disk.
 *
 * <p>
 * Close it in any case: a file that was not finished is deleted then.
 */
public final class StoreWriter implements BlockStorage, Closeable {

    private final Path file;
    private final List<StoredData> upstream;
    private final FileChannel channel;
    /** Parts that lie in this file: blocks by the buffer they are read from, other parts by themselves. */
    private final Map<Object, StoredPart> written = new IdentityHashMap<>();
    private long blockBytes;
    private boolean finished;

    private StoreWriter(Path file, List<StoredData> upstream) throws IOException {
        this.file = file;
        this.upstream = upstream;
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /**
     * @param file the new file
     * @param upstream data sets whose parts the new one may share
     * @return a writer
     * @throws IOException if the file cannot be written
     */
    public static StoreWriter create(Path file, List<StoredData> upstream) throws IOException {
        return new StoreWriter(file, upstream);
    }

    @Override
    public synchronized ByteBuffer store(ByteBuffer encoded) throws IOException {
        StoredPart part = appendBlock(encoded.duplicate());
        blockBytes += part.length();
        ByteBuffer kept = blockBytes <= StoredData.HEAP_BYTES ? encoded
            : channel.map(FileChannel.MapMode.READ_ONLY, part.offset(), part.length());
        written.put(kept, part);
        return kept;
    }

    /**
     * Writes what is not on disk yet, and the list of all parts.
     *
     * @param data the data set
     * @param progress told after each part
     * @return the data set with the files that hold it
     * @throws IOException if the file cannot be written
     */
    public StoredData finish(SingleCellData data, Progress progress) throws IOException {
        Map<Object, StoredPart> parts = new IdentityHashMap<>();
        List<int[]> maps = geneMaps(data);
        List<StoredAssay> assays = new ArrayList<>();
        for (Assay assay : data.assays()) {
            assays.add(placeAssay(assay, maps, parts, progress));
        }
        List<StoredPart> placedMaps = new ArrayList<>();
        for (int[] map : maps) {
            placedMaps.add(place(map, parts));
        }
        Manifest manifest = new Manifest(assays, placedMaps, placeAnnotations(data.cells(), parts),
            placeAll(data.embeddings(), parts), placeAll(data.graphs(), parts), data.metadata());
        List<Path> files = filesOf(parts.values());
        OutputStream out = appender();
        manifest.write(files, channel.size(), out);
        out.flush();
        channel.force(false);
        finished = true;
        return new StoredData(data, files, parts);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!finished) {
            Files.deleteIfExists(file);
        }
    }

    /** The files that hold parts, those of the first upstream data set first and the new one last. */
    private List<Path> filesOf(Collection<StoredPart> parts) {
        Set<Path> used = parts.stream().map(StoredPart::file).collect(Collectors.toSet());
        Set<Path> files = new LinkedHashSet<>();
        upstream.forEach(data -> data.files().stream().filter(used::contains).forEach(files::add));
        files.add(file);
        return List.copyOf(files);
    }

    private StoredAssay placeAssay(Assay assay, List<int[]> maps, Map<Object, StoredPart> parts, Progress progress)
        throws IOException {
        List<StoredSegment> counts = placeMatrix(assay.counts(), maps, parts, progress);
        Map<String, List<StoredSegment>> layers = new LinkedHashMap<>();
        for (Map.Entry<String, CountMatrix> layer : assay.layers().entrySet()) {
            layers.put(layer.getKey(), placeMatrix(layer.getValue(), maps, parts, progress));
        }
        return new StoredAssay(assay.name(), assay.features().size(), counts, layers,
            placeAnnotations(assay.features(), parts), placeAll(assay.featureEmbeddings(), parts));
    }

    private List<StoredSegment> placeMatrix(CountMatrix matrix, List<int[]> maps, Map<Object, StoredPart> parts,
        Progress progress) throws IOException {
        List<StoredSegment> segments = new ArrayList<>();
        for (CountMatrix.Segment segment : matrix.segments()) {
            progress.checkCancelled();
            progress.report((double) segments.size() / matrix.segments().size(), "Storing the counts");
            segments.add(new StoredSegment(place(segment.block(), parts), indexOf(maps, segment.geneMap()),
                segment.rows() == null ? null : place(segment.rows(), parts)));
        }
        return segments;
    }

    private StoredAnnotations placeAnnotations(Annotations annotations, Map<Object, StoredPart> parts)
        throws IOException {
        return new StoredAnnotations(place(annotations.names(), parts), placeAll(annotations.columns(), parts));
    }

    private Map<String, StoredPart> placeAll(Map<String, ?> named, Map<Object, StoredPart> parts) throws IOException {
        Map<String, StoredPart> placed = new LinkedHashMap<>();
        for (Map.Entry<String, ?> e : named.entrySet()) {
            placed.put(e.getKey(), place(e.getValue(), parts));
        }
        return placed;
    }

    /** Finds where a part lies, upstream or here, or else appends it. */
    private StoredPart place(Object part, Map<Object, StoredPart> parts) throws IOException {
        StoredPart placed = parts.get(part);
        for (int i = 0; placed == null && i < upstream.size(); i++) {
            placed = upstream.get(i).locate(part);
        }
        if (placed == null) {
            placed = part instanceof CountBlock block ? placeBlock(block) : append(part);
        }
        parts.put(part, placed);
        return placed;
    }

    private StoredPart placeBlock(CountBlock block) throws IOException {
        StoredPart already = written.get(block.encoded());
        if (already != null) {
            return already;
        }
        block.verify();
        return appendBlock(block.encoded().duplicate());
    }

    private StoredPart append(Object part) throws IOException {
        long offset = channel.size();
        CheckedOutputStream checked = new CheckedOutputStream(appender(), new CRC32C());
        DataOutputStream out = new DataOutputStream(checked);
        PartCodec.write(part, out);
        out.flush();
        return new StoredPart(file, offset, channel.size() - offset, (int) checked.getChecksum().getValue());
    }

    private StoredPart appendBlock(ByteBuffer block) throws IOException {
        long offset = channel.size();
        block.rewind();
        long length = block.remaining();
        while (block.hasRemaining()) {
            channel.write(block, offset + block.position());
        }
        return new StoredPart(file, offset, length, Checksum.of(block));
    }

    private OutputStream appender() throws IOException {
        return new BufferedOutputStream(Channels.newOutputStream(channel.position(channel.size())), 1 << 16);
    }

    private static List<int[]> geneMaps(SingleCellData data) {
        List<int[]> maps = new ArrayList<>();
        data.assays().stream()
            .flatMap(assay -> Stream.concat(Stream.of(assay.counts()), assay.layers().values().stream()))
            .flatMap(matrix -> matrix.segments().stream()).map(CountMatrix.Segment::geneMap).forEach(map -> {
                if (map != null && indexOf(maps, map) < 0) {
                    maps.add(map);
                }
            });
        return maps;
    }

    private static int indexOf(List<int[]> maps, int[] map) {
        for (int i = 0; i < maps.size(); i++) {
            if (maps.get(i) == map) {
                return i;
            }
        }
        return -1;
    }
}
