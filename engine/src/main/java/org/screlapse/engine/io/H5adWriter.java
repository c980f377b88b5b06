package org.screlapse.engine.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.hdf5.Hdf5Dataset;
import org.screlapse.engine.io.hdf5.Hdf5Group;
import org.screlapse.engine.io.hdf5.Hdf5Object;
import org.screlapse.engine.io.hdf5.Hdf5Type;
import org.screlapse.engine.io.hdf5.Hdf5Writer;
import org.screlapse.engine.task.Progress;

/**
 * Writes a data set as {@code .h5ad}, in the on-disk encoding that anndata writes since 0.8 and every later version
 * reads: counts as {@code X} and further matrices as {@code layers} (compressed sparse rows, 32-bit floats),
 * annotations as {@code obs} and {@code var}, embeddings as {@code obsm} and {@code varm}, graphs as {@code obsp},
 * metadata as {@code uns}.
 */
final class H5adWriter {

    private static final int REPORT_CELLS = 1000;

    private final SingleCellData data;
    private final Progress progress;
    private final List<String> warnings;

    private H5adWriter(final SingleCellData data, final Progress progress, final List<String> warnings) {
        this.data = data;
        this.progress = progress;
        this.warnings = warnings;
    }

    static void write(final SingleCellData data, final Path path, final Progress progress,
        final List<String> warnings) throws IOException {
        try (Hdf5Writer file = Hdf5Writer.create(path)) {
            new H5adWriter(data, progress, warnings).write(file.root());
            file.finish();
        }
    }

    /** Marks a part of the file with what anndata calls its encoding. */
    static void encoding(final Hdf5Object part, final String type, final String version) throws IOException {
        part.attribute("encoding-type", type);
        part.attribute("encoding-version", version);
    }

    private void write(final Hdf5Group root) throws IOException {
        encoding(root, "anndata", "0.1.0");
        final H5adDataFrame frames = new H5adDataFrame(progress.part(0, 0.1), warnings);
        frames.write(root.group("obs"), data.cells(), "annotation of the cells");
        frames.write(root.group("var"), data.genes(), "annotation of the genes");
        final int matrices = 1 + data.layers().size();
        writeMatrix(root.group("X"), data.counts(), progress.part(0.1, 0.1 + 0.9 / matrices));
        writeLayers(dictionary(root, "layers"), progress.part(0.1 + 0.9 / matrices, 1));
        writeEmbeddings(dictionary(root, "obsm"), data.embeddings(), "embedding");
        writeEmbeddings(dictionary(root, "varm"), data.geneEmbeddings(), "embedding of the genes");
        writeGraphs(dictionary(root, "obsp"));
        dictionary(root, "varp");
        writeMetadata(dictionary(root, "uns"));
    }

    private void writeLayers(final Hdf5Group group, final Progress part) throws IOException {
        final Map<String, String> names = H5adNames.of(data.layers().keySet(), "layer", warnings);
        int done = 0;
        for (final Map.Entry<String, CountMatrix> layer : data.layers().entrySet()) {
            final double from = (double) done++ / names.size();
            writeMatrix(group.group(names.get(layer.getKey())), layer.getValue(),
                part.part(from, from + 1.0 / names.size()));
        }
    }

    private void writeMatrix(final Hdf5Group x, final CountMatrix counts, final Progress part) throws IOException {
        encoding(x, "csr_matrix", "0.1.0");
        x.attribute("shape", new long[]{counts.cells(), counts.genes()});
        // SciPy wants one type for both: 64 bits only where the positions do not fit into 32
        final boolean wide = counts.nonZeros() > Integer.MAX_VALUE;
        final Hdf5Type type = wide ? Hdf5Type.INT64 : Hdf5Type.INT32;
        final Hdf5Dataset values = x.dataset("data", Hdf5Type.FLOAT32);
        final Hdf5Dataset indices = x.dataset("indices", type);
        final Hdf5Dataset starts = x.dataset("indptr", type);
        long position = 0;
        putInteger(starts, 0, wide);
        final CellCursor cell = counts.cursor();
        while (cell.next()) {
            for (int i = 0; i < cell.length(); i++) {
                values.putFloat(cell.values()[i]);
                putInteger(indices, cell.genes()[i], wide);
            }
            position += cell.length();
            putInteger(starts, position, wide);
            if (cell.cell() % REPORT_CELLS == 0) {
                part.checkCancelled();
                part.report((double) cell.cell() / counts.cells(), "Writing counts");
            }
        }
        values.finish();
        indices.finish();
        starts.finish();
    }

    private void writeEmbeddings(final Hdf5Group group, final Map<String, Embedding> embeddings, final String what)
        throws IOException {
        final Map<String, String> names = H5adNames.of(embeddings.keySet(), what, warnings);
        for (final Map.Entry<String, Embedding> entry : embeddings.entrySet()) {
            progress.checkCancelled();
            final Embedding embedding = entry.getValue();
            final Hdf5Dataset dataset =
                group.table(names.get(entry.getKey()), Hdf5Type.FLOAT32, embedding.dimensions());
            encoding(dataset, "array", "0.2.0");
            for (final float coordinate : embedding.coordinates()) {
                dataset.putFloat(coordinate);
            }
            dataset.finish();
        }
    }

    private void writeGraphs(final Hdf5Group group) throws IOException {
        final Map<String, String> names = H5adNames.of(data.graphs().keySet(), "graph", warnings);
        for (final Map.Entry<String, CellGraph> entry : data.graphs().entrySet()) {
            progress.checkCancelled();
            final CellGraph graph = entry.getValue();
            final Hdf5Group matrix = group.group(names.get(entry.getKey()));
            encoding(matrix, "csr_matrix", "0.1.0");
            matrix.attribute("shape", new long[]{graph.cells(), graph.cells()});
            final Hdf5Dataset weights = matrix.dataset("data", Hdf5Type.FLOAT32);
            for (final float weight : graph.weights()) {
                weights.putFloat(weight);
            }
            weights.finish();
            writeIntegers(matrix.dataset("indices", Hdf5Type.INT32), graph.neighbours());
            writeIntegers(matrix.dataset("indptr", Hdf5Type.INT32), graph.starts());
        }
    }

    /** A name with "/" is an entry of an entry, unless an entry in the middle has a value of its own. */
    private void writeMetadata(final Hdf5Group root) throws IOException {
        final Map<String, Object> entries = data.metadata();
        final Map<String, Hdf5Group> groups = new HashMap<>(Map.of("", root));
        final List<String> flat = new ArrayList<>();
        for (final Map.Entry<String, Object> entry : entries.entrySet()) {
            if (isPath(entry.getKey())) {
                final int slash = entry.getKey().lastIndexOf('/');
                write(group(groups, entry.getKey().substring(0, Math.max(0, slash))),
                    entry.getKey().substring(slash + 1), entry.getValue());
            } else {
                flat.add(entry.getKey());
            }
        }
        final Set<String> taken = new HashSet<>(entries.keySet());
        taken.removeAll(flat);
        taken.addAll(groups.keySet());
        for (final Map.Entry<String, String> name : H5adNames.of(flat, "metadata entry", taken, warnings).entrySet()) {
            write(root, name.getValue(), entries.get(name.getKey()));
        }
    }

    private boolean isPath(final String name) {
        final String[] steps = name.split("/", -1);
        String path = "";
        for (int i = 0; i < steps.length; i++) {
            path += (i == 0 ? "" : "/") + steps[i];
            if (!H5adNames.isUsable(steps[i]) || i + 1 < steps.length && data.metadata().containsKey(path)) {
                return false;
            }
        }
        return true;
    }

    private static Hdf5Group group(final Map<String, Hdf5Group> groups, final String path) throws IOException {
        final Hdf5Group known = groups.get(path);
        if (known != null) {
            return known;
        }
        final int slash = path.lastIndexOf('/');
        final Hdf5Group made =
            dictionary(group(groups, path.substring(0, Math.max(0, slash))), path.substring(slash + 1));
        groups.put(path, made);
        return made;
    }

    private static void write(final Hdf5Group group, final String name, final Object value) throws IOException {
        if (value instanceof List<?> list) {
            writeList(group, name, list);
        } else {
            writeScalar(group, name, value);
        }
    }

    private static void writeList(final Hdf5Group group, final String name, final List<?> list) throws IOException {
        final Object first = list.isEmpty() ? "" : list.get(0);
        final Hdf5Dataset dataset = group.dataset(name, first instanceof Double ? Hdf5Type.FLOAT64
            : first instanceof Boolean ? Hdf5Type.BOOLEAN : Hdf5Type.TEXT);
        encoding(dataset, first instanceof String ? "string-array" : "array", "0.2.0");
        for (final Object element : list) {
            if (element instanceof Double number) {
                dataset.putDouble(number);
            } else if (element instanceof Boolean flag) {
                dataset.putBoolean(flag);
            } else {
                dataset.putText((String) element);
            }
        }
        dataset.finish();
    }

    private static void writeScalar(final Hdf5Group group, final String name, final Object value)
        throws IOException {
        final Hdf5Dataset dataset;
        if (value instanceof String text) {
            dataset = group.scalar(name, Hdf5Type.TEXT);
            encoding(dataset, "string", "0.2.0");
            dataset.putText(text);
        } else if (value instanceof Boolean flag) {
            dataset = group.scalar(name, Hdf5Type.BOOLEAN);
            encoding(dataset, "numeric-scalar", "0.2.0");
            dataset.putBoolean(flag);
        } else {
            dataset = group.scalar(name, Hdf5Type.FLOAT64);
            encoding(dataset, "numeric-scalar", "0.2.0");
            dataset.putDouble((Double) value);
        }
        dataset.finish();
    }

    private static Hdf5Group dictionary(final Hdf5Group parent, final String name) throws IOException {
        final Hdf5Group group = parent.group(name);
        encoding(group, "dict", "0.1.0");
        return group;
    }

    private static void writeIntegers(final Hdf5Dataset dataset, final int[] values) throws IOException {
        for (final int value : values) {
            dataset.putInt(value);
        }
        dataset.finish();
    }

    private static void putInteger(final Hdf5Dataset dataset, final long value, final boolean wide)
        throws IOException {
        if (wide) {
            dataset.putLong(value);
        } else {
            dataset.putInt((int) value);
        }
    }
}
