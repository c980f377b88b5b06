package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.Hdf5Dataset;
import org.screlapse.engine.io.hdf5.Hdf5Group;
import org.screlapse.engine.io.hdf5.Hdf5Type;
import org.screlapse.engine.io.hdf5.HdfInput;
import org.screlapse.engine.io.hdf5.HdfNumbers;
import org.screlapse.engine.task.Run;

/** Graphs of the cells: sparse matrices in {@code obsp}, before anndata 0.7 in {@code uns/neighbors}. */
final class H5adGraphs {

    private static final String PLACE = "obsp";
    private static final String OLD_PLACE = "uns/neighbors";

    private H5adGraphs() {
    }

    /** Where each graph lies, by name. */
    static Map<String, String> paths(HdfInput input, LeftOut leftOut) throws SingleCellFormatException {
        Map<String, String> paths = new LinkedHashMap<>();
        for (String name : input.children(PLACE)) {
            String place = PLACE + "/" + name;
            if (H5adMatrix.isSparse(input, place)) {
                paths.put(name, place);
            } else if (Encoding.isPresent(input, place)) {
                leftOut.add(place);
            }
        }
        for (String name : input.children(OLD_PLACE)) {
            if (H5adMatrix.isSparse(input, OLD_PLACE + "/" + name)) {
                paths.putIfAbsent(name, OLD_PLACE + "/" + name);
            }
        }
        return paths;
    }

    /**
     * @param input the file
     * @param path where a sparse matrix lies
     * @param cells number of cells
     */
    static CellGraph read(HdfInput input, String path, int cells) throws SingleCellFormatException {
        long[] shape = H5adMatrix.shape(input, path);
        HdfNumbers data = input.numbers(path + "/data");
        long[] indices = input.numbers(path + "/indices").toLongs();
        long[] starts = input.numbers(path + "/indptr").toLongs();
        data.requirePlausible();
        boolean isSquare = shape == null || (shape.length == 2 && shape[0] == cells && shape[1] == cells);
        if (!isSquare || starts.length != cells + 1L || starts[0] != 0 || starts[cells] != indices.length
            || data.length() != indices.length) {
            throw input.damaged("\"" + path + "\" is no graph of " + cells + " cells: it has " + (starts.length - 1)
                + " starts, " + indices.length + " neighbors and " + data.length() + " weights");
        }
        for (int cell = 0; cell < cells; cell++) {
            if (starts[cell] > starts[cell + 1]) {
                throw input.damaged("in \"" + path + "\", cell " + (cell + 1) + " ends before it starts");
            }
        }
        for (long neighbor : indices) {
            if (neighbor < 0 || neighbor >= cells) {
                throw input.damaged("\"" + path + "\" has the neighbor " + (neighbor + 1) + " of " + cells + " cells");
            }
        }
        float[] weights = new float[indices.length];
        try (HdfNumbers.Reader reader = data.new Reader()) {
            reader.readValues(0, weights.length, weights);
        }
        CellGraph graph = new CellGraph(ints(starts), ints(indices), weights);
        return H5adMatrix.isByColumn(input, path) ? transposed(graph) : graph;
    }

    private static int[] ints(long[] numbers) {
        return Arrays.stream(numbers).mapToInt(Math::toIntExact).toArray();
    }

    private static CellGraph transposed(CellGraph graph) {
        int cells = graph.cells();
        int[] starts = new int[cells + 1];
        for (int row : graph.neighbors()) {
            starts[row + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] neighbors = new int[graph.neighbors().length];
        float[] weights = new float[neighbors.length];
        for (int column = 0; column < cells; column++) {
            for (int i = graph.starts()[column]; i < graph.starts()[column + 1]; i++) {
                int at = next[graph.neighbors()[i]]++;
                neighbors[at] = column;
                weights[at] = graph.weights()[i];
            }
        }
        return new CellGraph(starts, neighbors, weights);
    }

    /**
     * @param group an empty group
     * @param graphs what to write
     * @param run asked whether to stop, gets a note for each name that is changed
     */
    static void write(Hdf5Group group, Map<String, CellGraph> graphs, Run run) throws IOException {
        Map<String, String> names = H5adNames.of(graphs.keySet(), "graph", run);
        for (Map.Entry<String, CellGraph> entry : graphs.entrySet()) {
            run.checkCancelled();
            CellGraph graph = entry.getValue();
            Hdf5Group matrix = Encoding.mark(group.group(names.get(entry.getKey())), "csr_matrix", "0.1.0");
            matrix.attribute("shape", new long[]{graph.cells(), graph.cells()});
            Hdf5Dataset weights = matrix.dataset("data", Hdf5Type.FLOAT32);
            for (float weight : graph.weights()) {
                weights.putFloat(weight);
            }
            weights.finish();
            writeIntegers(matrix.dataset("indices", Hdf5Type.INT32), graph.neighbors());
            writeIntegers(matrix.dataset("indptr", Hdf5Type.INT32), graph.starts());
        }
    }

    private static void writeIntegers(Hdf5Dataset dataset, int[] values) throws IOException {
        for (int value : values) {
            dataset.putInt(value);
        }
        dataset.finish();
    }
}
