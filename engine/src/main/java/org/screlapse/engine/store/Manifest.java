package org.screlapse.engine.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Which parts make up a data set, and where each lies. It stands at the end of the file that was written last, followed
 * by its own position and a mark by which the file is known.
 */
record Manifest(List<StoredAssay> assays, List<StoredPart> geneMaps, StoredAnnotations cells,
    Map<String, StoredPart> embeddings, Map<String, StoredPart> graphs, Map<String, Object> metadata) {

    /** "SCRLPS" and the version of the form in two digits; a later version of this class reads all from 05 on. */
    private static final long MARK = 0x5343524C50533035L;
    private static final long VERSION_BITS = 0xFFFFL;
    /** At the end of the file: where the manifest starts, the checksum of all before it from there, the mark. */
    private static final int TRAILER_BYTES = Long.BYTES + Integer.BYTES + Long.BYTES;

    /** An assay: its matrices and its features. */
    record StoredAssay(String name, int featureCount, List<StoredSegment> counts,
        Map<String, List<StoredSegment>> layers, StoredAnnotations features,
        Map<String, StoredPart> featureEmbeddings) {}

    /**
     * A block of a matrix, the position of its gene map in the list of gene maps, −1 for none, and which of its cells
     * the matrix has, null for all.
     */
    record StoredSegment(StoredPart block, int geneMap, StoredPart rows) {}

    /** Names and columns of the cells or of the genes. */
    record StoredAnnotations(StoredPart names, Map<String, StoredPart> columns) {}

    static Manifest read(List<Path> files, FileChannel last) throws IOException {
        Path file = files.get(files.size() - 1);
        long end = last.size() - TRAILER_BYTES;
        if (end < 0) {
            throw new EOFException("the file is too short");
        }
        ByteBuffer trailer = ByteBuffer.allocate(TRAILER_BYTES);
        Checksum.readFully(last, trailer, end);
        long position = trailer.getLong(0);
        long mark = trailer.getLong(Long.BYTES + Integer.BYTES);
        if ((mark & ~VERSION_BITS) == (MARK & ~VERSION_BITS) && mark != MARK) {
            throw DamagedDataException.ofVersion(file, mark > MARK ? "a later" : "an earlier");
        }
        if (mark != MARK || position < 0 || position > end) {
            throw new EOFException("the file does not end as it should");
        }
        if (Checksum.of(last, position, end + Long.BYTES - position) != trailer.getInt(Long.BYTES)) {
            throw new EOFException("the list of its parts is not what was written");
        }
        return new Reader(files,
            new DataInputStream(new BufferedInputStream(Channels.newInputStream(last.position(position))))).manifest();
    }

    /**
     * @param files the files, in the order in which they will be given when the data set is opened again
     * @param position where in its file the manifest starts
     */
    void write(List<Path> files, long position, OutputStream target) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(target, new CRC32C());
        DataOutputStream out = new DataOutputStream(checked);
        Writer writer = new Writer(files, out);
        out.writeInt(assays.size());
        for (StoredAssay assay : assays) {
            writer.assay(assay);
        }
        out.writeInt(geneMaps.size());
        for (StoredPart map : geneMaps) {
            writer.part(map);
        }
        writer.annotations(cells);
        writer.parts(embeddings);
        writer.parts(graphs);
        writer.metadata(metadata);
        out.writeLong(position);
        out.writeInt((int) checked.getChecksum().getValue());
        out.writeLong(MARK);
        out.flush();
    }

    private record Writer(List<Path> files, DataOutputStream out) {

        void part(StoredPart part) throws IOException {
            out.writeInt(files.indexOf(part.file()));
            out.writeLong(part.offset());
            out.writeLong(part.length());
            out.writeInt(part.checksum());
        }

        void assay(StoredAssay assay) throws IOException {
            out.writeUTF(assay.name());
            out.writeInt(assay.featureCount());
            segments(assay.counts());
            PartCodec.writeTexts(List.copyOf(assay.layers().keySet()), out);
            for (List<StoredSegment> layer : assay.layers().values()) {
                segments(layer);
            }
            annotations(assay.features());
            parts(assay.featureEmbeddings());
        }

        void annotations(StoredAnnotations annotations) throws IOException {
            part(annotations.names());
            parts(annotations.columns());
        }

        void segments(List<StoredSegment> segments) throws IOException {
            out.writeInt(segments.size());
            for (StoredSegment segment : segments) {
                part(segment.block());
                out.writeInt(segment.geneMap());
                out.writeBoolean(segment.rows() != null);
                if (segment.rows() != null) {
                    part(segment.rows());
                }
            }
        }

        void parts(Map<String, StoredPart> parts) throws IOException {
            PartCodec.writeTexts(List.copyOf(parts.keySet()), out);
            for (StoredPart part : parts.values()) {
                part(part);
            }
        }

        void metadata(Map<String, Object> metadata) throws IOException {
            PartCodec.writeTexts(List.copyOf(metadata.keySet()), out);
            for (Object value : metadata.values()) {
                boolean list = value instanceof List<?>;
                List<?> values = list ? (List<?>) value : List.of(value);
                out.writeBoolean(list);
                out.writeUTF(values.isEmpty() ? "String" : values.get(0).getClass().getSimpleName());
                PartCodec.writeTexts(values.stream().map(Object::toString).toList(), out);
            }
        }
    }

    private record Reader(List<Path> files, DataInputStream in) {

        Manifest manifest() throws IOException {
            List<StoredAssay> assays = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                assays.add(assay());
            }
            List<StoredPart> geneMaps = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                geneMaps.add(part());
            }
            return new Manifest(assays, geneMaps, annotations(), parts(), parts(), metadata());
        }

        private StoredAssay assay() throws IOException {
            String name = in.readUTF();
            int featureCount = in.readInt();
            List<StoredSegment> counts = segments();
            Map<String, List<StoredSegment>> layers = new LinkedHashMap<>();
            for (String layer : PartCodec.readTexts(in)) {
                layers.put(layer, segments());
            }
            return new StoredAssay(name, featureCount, counts, layers, annotations(), parts());
        }

        private StoredAnnotations annotations() throws IOException {
            return new StoredAnnotations(part(), parts());
        }

        private List<StoredSegment> segments() throws IOException {
            List<StoredSegment> segments = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                segments.add(new StoredSegment(part(), in.readInt(), in.readBoolean() ? part() : null));
            }
            return segments;
        }

        private StoredPart part() throws IOException {
            int file = in.readInt();
            if (file < 0 || file >= files.size()) {
                throw new IllegalArgumentException("a part lies in file " + (file + 1) + " of " + files.size());
            }
            return new StoredPart(files.get(file), in.readLong(), in.readLong(), in.readInt());
        }

        private Map<String, StoredPart> parts() throws IOException {
            Map<String, StoredPart> parts = new LinkedHashMap<>();
            for (String name : PartCodec.readTexts(in)) {
                parts.put(name, part());
            }
            return parts;
        }

        private Map<String, Object> metadata() throws IOException {
            Map<String, Object> metadata = new LinkedHashMap<>();
            for (String name : PartCodec.readTexts(in)) {
                boolean list = in.readBoolean();
                String type = in.readUTF();
                List<Object> values = PartCodec.readTexts(in).stream().map(text -> value(type, text)).toList();
                metadata.put(name, list ? values : values.get(0));
            }
            return metadata;
        }

        private static Object value(String type, String text) {
            return switch (type) {
                case "Double" -> (Object) Double.valueOf(text);
                case "Boolean" -> Boolean.valueOf(text);
                default -> text;
            };
        }
    }
}
