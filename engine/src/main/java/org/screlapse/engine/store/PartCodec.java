package org.screlapse.engine.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.TextColumn;

/** Turns the parts of a data set, except its blocks of counts, into bytes and back. */
final class PartCodec {

    private PartCodec() {
    }

    static void write(Object part, DataOutputStream out) throws IOException {
        if (part instanceof Names names) {
            writeTexts(names.asList(), out);
        } else if (part instanceof Column column) {
            writeColumn(column, out);
        } else if (part instanceof Embedding embedding) {
            out.writeInt(embedding.dimensions());
            writeFloats(embedding.coordinates(), out);
        } else if (part instanceof CellGraph graph) {
            writeInts(graph.starts(), out);
            writeInts(graph.neighbors(), out);
            writeFloats(graph.weights(), out);
        } else if (part instanceof int[] ints) {
            writeInts(ints, out);
        } else {
            throw new IllegalArgumentException("no part of a data set: " + part.getClass());
        }
    }

    static Names readNames(DataInputStream in) throws IOException {
        return Names.of(readTexts(in).toArray(String[]::new));
    }

    static Embedding readEmbedding(DataInputStream in) throws IOException {
        return new Embedding(in.readInt(), readFloats(in));
    }

    static CellGraph readGraph(DataInputStream in) throws IOException {
        return new CellGraph(readInts(in), readInts(in), readFloats(in));
    }

    static Column readColumn(DataInputStream in) throws IOException {
        ColumnType type = ColumnType.valueOf(in.readUTF());
        return switch (type) {
            case CATEGORICAL -> CategoricalColumn.of(readTexts(in), readInts(in));
            case INTEGER -> NumericColumn.ofIntegers(readDoubles(in));
            case NUMERIC -> NumericColumn.of(readDoubles(in));
            case BOOLEAN -> Column.ofTexts(type, readTexts(in));
            case TEXT -> TextColumn.of(readTexts(in));
        };
    }

    private static void writeColumn(Column column, DataOutputStream out) throws IOException {
        out.writeUTF(column.type().name());
        if (column instanceof CategoricalColumn categorical) {
            writeTexts(categorical.categories(), out);
            writeInts(categorical.codes(), out);
        } else if (column instanceof NumericColumn numeric) {
            out.writeInt(numeric.size());
            for (double value : numeric.values()) {
                out.writeDouble(value);
            }
        } else {
            List<String> texts = new ArrayList<>(column.size());
            for (int row = 0; row < column.size(); row++) {
                texts.add(column.text(row));
            }
            writeTexts(texts, out);
        }
    }

    /** Texts may be longer than {@link DataOutputStream#writeUTF} takes, and may be missing. */
    static void writeTexts(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            if (text == null) {
                out.writeInt(-1);
            } else {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        }
    }

    static List<String> readTexts(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = in.readInt();
            texts.add(length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static void writeInts(int[] ints, DataOutputStream out) throws IOException {
        out.writeInt(ints.length);
        for (int i : ints) {
            out.writeInt(i);
        }
    }

    static int[] readInts(DataInputStream in) throws IOException {
        int[] ints = new int[in.readInt()];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = in.readInt();
        }
        return ints;
    }

    private static void writeFloats(float[] floats, DataOutputStream out) throws IOException {
        out.writeInt(floats.length);
        for (float f : floats) {
            out.writeFloat(f);
        }
    }

    private static float[] readFloats(DataInputStream in) throws IOException {
        float[] floats = new float[in.readInt()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = in.readFloat();
        }
        return floats;
    }

    private static double[] readDoubles(DataInputStream in) throws IOException {
        double[] doubles = new double[in.readInt()];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = in.readDouble();
        }
        return doubles;
    }
}
