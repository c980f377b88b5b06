package org.screlapse.engine.io.h5ad;

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
public final class H5adWriter {

    private static final int REPORT_CELLS = 1000;

    private final SingleCellData data;
    private final Progress progress;
    private final List<String> warnings;

    private H5adWriter(SingleCellData data, Progress progress, List<String> warnings) {
        this.data = data;
        this.progress = progress;
        this.warnings = warnings;
    }

    public static void write(SingleCellData data, Path path, Progress progress, List<String> warnings)
        throws IOException {
        try (Hdf5Writer file = Hdf5Writer.create(path)) {
            new H5adWriter(data, progress, warnings).write(file.root());
            file.finish();
        }
    }

    /** Marks a part of the file with what anndata calls its encoding. */
    public static void encoding(Hdf5Object part, String type, String version) throws IOException {
        part.attribute("encoding-type", type);
        part.attribute("encoding-version", version);
    }

    private void write(Hdf5Group root) throws IOException {
        encoding(root, "anndata", "0.1.0");
        H5adDataFrame frames = new H5adDataFrame(progress.part(0, 0.1), warnings);
        frames.write(root.group("obs"), data.cells(), "annotation of the cells");
        frames.write(root.group("var"), data.genes(), "annotation of the genes");
        int matrices = 1 + data.layers().size();
        writeMatrix(root.group("X"), data.counts(), progress.part(0.1, 0.1 + 0.9 / matrices));
        writeLayers(dictionary(root, "layers"), progress.part(0.1 + 0.9 / matrices, 1));
        writeEmbeddings(dictionary(root, "obsm"), data.embeddings(), "embedding");
        writeEmbeddings(dictionary(root, "varm"), data.geneEmbeddings(), "embedding of the genes");
        writeGraphs(dictionary(root, "obsp"));
        dictionary(root, "varp");
        writeMetadata(dictionary(root, "uns"));
    }

    private void writeLayers(Hdf5Group group, Progress part) throws IOException {
        Map<String, String> names = H5adNames.of(data.layers().keySet(), "layer", warnings);
        int done = 0;
        for (Map.Entry<String, CountMatrix> layer : data.layers().entrySet()) {
            double from = (double) done++ / names.size();
            writeMatrix(group.group(names.get(layer.getKey())), layer.getValue(),
                part.part(from, from + 1.0 / names.size()));
        }
    }

    private void writeMatrix(Hdf5Group x, CountMatrix counts, Progress part) throws IOException {
        encoding(x, "csr_matrix", "0.1.0");
        x.attribute("shape", new long[]{counts.cells(), counts.genes()});
        // SciPy wants one type for both: 64 bits only where the positions do not fit into 32
        boolean wide = counts.nonZeros() > Integer.MAX_VALUE;
        Hdf5Type type = wide ? Hdf5Type.INT64 : Hdf5Type.INT32;
        Hdf5Dataset values = x.dataset("data", Hdf5Type.FLOAT32);
        Hdf5Dataset indices = x.dataset("indices", type);
        Hdf5Dataset starts = x.dataset("indptr", type);
        long position = 0;
        putInteger(starts, 0, wide);
        CellCursor cell = counts.cursor();
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

    private void writeEmbeddings(Hdf5Group group, Map<String, Embedding> embeddings, String what) throws IOException {
        Map<String, String> names = H5adNames.of(embeddings.keySet(), what, warnings);
        for (Map.Entry<String, Embedding> entry : embeddings.entrySet()) {
            progress.checkCancelled();
            Embedding embedding = entry.getValue();
            Hdf5Dataset dataset = group.table(names.get(entry.getKey()), Hdf5Type.FLOAT32, embedding.dimensions());
            encoding(dataset, "array", "0.2.0");
            for (float coordinate : embedding.coordinates()) {
                dataset.putFloat(coordinate);
            }
            dataset.finish();
        }
    }

    private void writeGraphs(Hdf5Group group) throws IOException {
        Map<String, String> names = H5adNames.of(data.graphs().keySet(), "graph", warnings);
        for (Map.Entry<String, CellGraph> entry : data.graphs().entrySet()) {
            progress.checkCancelled();
            CellGraph graph = entry.getValue();
            Hdf5Group matrix = group.group(names.get(entry.getKey()));
            encoding(matrix, "csr_matrix", "0.1.0");
            matrix.attribute("shape", new long[]{graph.cells(), graph.cells()});
            Hdf5Dataset weights = matrix.dataset("data", Hdf5Type.FLOAT32);
            for (float weight : graph.weights()) {
                weights.putFloat(weight);
            }
            weights.finish();
            writeIntegers(matrix.dataset("indices", Hdf5Type.INT32), graph.neighbours());
            writeIntegers(matrix.dataset("indptr", Hdf5Type.INT32), graph.starts());
        }
    }

    /** A name with "/" is an entry of an entry, unless an entry in the middle has a value of its own. */
    private void writeMetadata(Hdf5Group root) throws IOException {
        Map<String, Object> entries = data.metadata();
        Map<String, Hdf5Group> groups = new HashMap<>(Map.of("", root));
        List<String> flat = new ArrayList<>();
        for (Map.Entry<String, Object> entry : entries.entrySet()) {
            if (isPath(entry.getKey())) {
                int slash = entry.getKey().lastIndexOf('/');
                write(group(groups, entry.getKey().substring(0, Math.max(0, slash))),
                    entry.getKey().substring(slash + 1), entry.getValue());
            } else {
                flat.add(entry.getKey());
            }
        }
        Set<String> taken = new HashSet<>(entries.keySet());
        taken.removeAll(flat);
        taken.addAll(groups.keySet());
        for (Map.Entry<String, String> name : H5adNames.of(flat, "metadata entry", taken, warnings).entrySet()) {
            write(root, name.getValue(), entries.get(name.getKey()));
        }
    }

    private boolean isPath(String name) {
        String[] steps = name.split("/", -1);
        String path = "";
        for (int i = 0; i < steps.length; i++) {
            path += (i == 0 ? "" : "/") + steps[i];
            if (!H5adNames.isUsable(steps[i]) || i + 1 < steps.length && data.metadata().containsKey(path)) {
                return false;
            }
        }
        return true;
    }

    private static Hdf5Group group(Map<String, Hdf5Group> groups, String path) throws IOException {
        Hdf5Group known = groups.get(path);
        if (known != null) {
            return known;
        }
        int slash = path.lastIndexOf('/');
        Hdf5Group made = dictionary(group(groups, path.substring(0, Math.max(0, slash))), path.substring(slash + 1));
        groups.put(path, made);
        return made;
    }

    private static void write(Hdf5Group group, String name, Object value) throws IOException {
        if (value instanceof List<?> list) {
            writeList(group, name, list);
        } else {
            writeScalar(group, name, value);
        }
    }

    private static void writeList(Hdf5Group group, String name, List<?> list) throws IOException {
        Object first = list.isEmpty() ? "" : list.get(0);
        Hdf5Dataset dataset = group.dataset(name,
            first instanceof Double ? Hdf5Type.FLOAT64 : first instanceof Boolean ? Hdf5Type.BOOLEAN : Hdf5Type.TEXT);
        encoding(dataset, first instanceof String ? "string-array" : "array", "0.2.0");
        for (Object element : list) {
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

    private static void writeScalar(Hdf5Group group, String name, Object value) throws IOException {
        Hdf5Dataset dataset;
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

    private static Hdf5Group dictionary(Hdf5Group parent, String name) throws IOException {
        Hdf5Group group = parent.group(name);
        encoding(group, "dict", "0.1.0");
        return group;
    }

    private static void writeIntegers(Hdf5Dataset dataset, int[] values) throws IOException {
        for (int value : values) {
            dataset.putInt(value);
        }
        dataset.finish();
    }

    private static void putInteger(Hdf5Dataset dataset, long value, boolean wide) throws IOException {
        if (wide) {
            dataset.putLong(value);
        } else {
            dataset.putInt((int) value);
        }
    }
}
