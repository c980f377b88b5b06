package org.screlapse.engine.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which parts make up a data set, and where each lies. It stands at the end of the file that was written last, followed
 * by its own position and a mark by which the file is known.
 */
record Manifest(int geneCount, List<StoredSegment> counts, Map<String, List<StoredSegment>> layers,
    List<StoredPart> geneMaps, StoredAnnotations cells, StoredAnnotations genes, Map<String, StoredPart> embeddings,
    Map<String, StoredPart> geneEmbeddings, Map<String, StoredPart> graphs, Map<String, Object> metadata) {

    private static final long MARK = 0x5343524C50533033L; // "SCRLPS03"
    private static final int TRAILER_BYTES = 16;

    /**
     * A block of a matrix, the position of its gene map in the list of gene maps, −1 for none, and which of its cells
     * the matrix has, null for all.
     */
    record StoredSegment(StoredPart block, int geneMap, StoredPart rows) {}

    /** Names and columns of the cells or of the genes. */
    record StoredAnnotations(StoredPart names, Map<String, StoredPart> columns) {}

    static Manifest read(List<Path> files, FileChannel last) throws IOException {
        if (last.size() < TRAILER_BYTES) {
            throw new IllegalArgumentException("the file is too short");
        }
        DataInputStream trailer =
            new DataInputStream(Channels.newInputStream(last.position(last.size() - TRAILER_BYTES)));
        long position = trailer.readLong();
        if (trailer.readLong() != MARK || position < 0 || position > last.size()) {
            throw new IllegalArgumentException("the file does not end as it should");
        }
        return new Reader(files,
            new DataInputStream(new BufferedInputStream(Channels.newInputStream(last.position(position))))).manifest();
    }

    /**
     * @param files the files, in the order in which they will be given when the data set is opened again
     * @param position where in its file the manifest starts
     */
    void write(List<Path> files, long position, DataOutputStream out) throws IOException {
        Writer writer = new Writer(files, out);
        out.writeInt(geneCount);
        writer.segments(counts);
        PartCodec.writeTexts(List.copyOf(layers.keySet()), out);
        for (List<StoredSegment> layer : layers.values()) {
            writer.segments(layer);
        }
        out.writeInt(geneMaps.size());
        for (StoredPart map : geneMaps) {
            writer.part(map);
        }
        writer.part(cells.names());
        writer.parts(cells.columns());
        writer.part(genes.names());
        writer.parts(genes.columns());
        writer.parts(embeddings);
        writer.parts(geneEmbeddings);
        writer.parts(graphs);
        writer.metadata(metadata);
        out.writeLong(position);
        out.writeLong(MARK);
    }

    private record Writer(List<Path> files, DataOutputStream out) {

        void part(StoredPart part) throws IOException {
            out.writeInt(files.indexOf(part.file()));
            out.writeLong(part.offset());
            out.writeLong(part.length());
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
            int geneCount = in.readInt();
            List<StoredSegment> counts = segments();
            Map<String, List<StoredSegment>> layers = new LinkedHashMap<>();
            for (String name : PartCodec.readTexts(in)) {
                layers.put(name, segments());
            }
            List<StoredPart> geneMaps = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                geneMaps.add(part());
            }
            return new Manifest(geneCount, counts, layers, geneMaps, new StoredAnnotations(part(), parts()),
                new StoredAnnotations(part(), parts()), parts(), parts(), parts(), metadata());
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
            return new StoredPart(files.get(file), in.readLong(), in.readLong());
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
