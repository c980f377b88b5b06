package org.screlapse.engine.io.h5ad;

import io.jhdf.object.datatype.CompoundDataType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfInput;
import org.screlapse.engine.io.hdf5.HdfNumbers;
import org.screlapse.engine.io.hdf5.HdfTable;

/** Reads embeddings ({@code obsm}, {@code varm}) and graphs ({@code obsp}) of an {@code .h5ad} file. */
final class H5adParts {

    /** Where graphs were before anndata 0.7. */
    private static final String OLD_GRAPHS = "uns/neighbors";
    private static final int UNKNOWN_SIZE = -1;

    private final HdfInput input;
    private final List<String> leftOut;

    /**
     * @param input the file
     * @param leftOut gets the paths of what cannot be kept
     */
    H5adParts(HdfInput input, List<String> leftOut) {
        this.input = input;
        this.leftOut = leftOut;
    }

    /** Number of dimensions of each embedding. */
    Map<String, Integer> dimensions(String path) throws SingleCellFormatException {
        Map<String, Integer> dimensions = new LinkedHashMap<>();
        if (input.hasDataset(path)) {
            // records of anndata before 0.7 are small and of another age
            embeddings(path, UNKNOWN_SIZE).forEach((name, e) -> dimensions.put(name, e.dimensions()));
            return dimensions;
        }
        for (String name : tables(path)) {
            long[] shape = input.dimensions(path + "/" + name);
            dimensions.put(name, shape.length == 1 ? 1 : Math.toIntExact(shape[1]));
        }
        return dimensions;
    }

    /**
     * @param path a group of tables, or a list of records
     * @param rows number of cells or of genes
     */
    Map<String, Embedding> embeddings(String path, int rows) throws SingleCellFormatException {
        Map<String, Embedding> embeddings = new LinkedHashMap<>();
        if (input.hasDataset(path)) {
            readRecords(path, embeddings);
        } else {
            for (String name : tables(path)) {
                HdfTable table = input.table(path + "/" + name);
                embeddings.put(name, new Embedding(table.columns(), table.toFloats()));
            }
        }
        for (Map.Entry<String, Embedding> e : embeddings.entrySet()) {
            if (rows != UNKNOWN_SIZE && e.getValue().rows() != rows) {
                throw input.damaged("\"" + path + "/" + e.getKey() + "\" has " + e.getValue().rows() + " rows for "
                    + rows + (path.startsWith("obs") ? " cells" : " genes"));
            }
        }
        return embeddings;
    }

    /** Names of the tables of numbers in a group. */
    private List<String> tables(String path) throws SingleCellFormatException {
        List<String> names = new ArrayList<>();
        for (String name : input.children(path)) {
            String place = path + "/" + name;
            long[] shape = input.hasDataset(place) ? input.dimensions(place) : new long[0];
            boolean isTable = shape.length == 1 || shape.length == 2 && shape[1] > 0;
            if (isTable && HdfNumbers.isNumeric(input.type(place))) {
                names.add(name);
            } else {
                leftOut.add(place);
            }
        }
        return names;
    }

    private void readRecords(String path, Map<String, Embedding> embeddings) throws SingleCellFormatException {
        if (!(input.type(path) instanceof CompoundDataType) || !(input.data(path) instanceof Map<?, ?> records)) {
            leftOut.add(path);
            return;
        }
        for (Map.Entry<?, ?> member : records.entrySet()) {
            Embedding embedding = input.ask(() -> embedding(member.getValue()));
            if (embedding == null) {
                leftOut.add(path + "/" + member.getKey());
            } else {
                embeddings.put(member.getKey().toString(), embedding);
            }
        }
    }

    /** An embedding of an array of numbers or of arrays of numbers; null if it is none. */
    private static Embedding embedding(Object rows) {
        int count = Array.getLength(rows);
        Object first = count == 0 ? null : Array.get(rows, 0);
        boolean isTable = first != null && first.getClass().isArray();
        int dimensions = isTable ? Array.getLength(first) : 1;
        float[] coordinates = new float[Math.multiplyExact(count, dimensions)];
        for (int row = 0; row < count; row++) {
            for (int d = 0; d < dimensions; d++) {
                Object value = isTable ? Array.get(Array.get(rows, row), d) : Array.get(rows, row);
                if (!(value instanceof Number number)) {
                    return null;
                }
                coordinates[row * dimensions + d] = number.floatValue();
            }
        }
        return dimensions == 0 || count == 0 ? null : new Embedding(dimensions, coordinates);
    }

    /** Where each graph lies, by name. */
    Map<String, String> graphPaths() throws SingleCellFormatException {
        Map<String, String> paths = new LinkedHashMap<>();
        for (String name : input.children("obsp")) {
            if (isSparse("obsp/" + name)) {
                paths.put(name, "obsp/" + name);
            } else {
                leftOut.add("obsp/" + name);
            }
        }
        for (String name : input.children(OLD_GRAPHS)) {
            if (isSparse(OLD_GRAPHS + "/" + name)) {
                paths.putIfAbsent(name, OLD_GRAPHS + "/" + name);
            }
        }
        return paths;
    }

    private boolean isSparse(String path) throws SingleCellFormatException {
        return input.children(path).containsAll(List.of("data", "indices", "indptr"));
    }

    /**
     * @param path where a sparse matrix lies
     * @param cells number of cells
     */
    CellGraph graph(String path, int cells) throws SingleCellFormatException {
        long[] shape = H5adMatrix.shape(input, path);
        HdfNumbers data = input.numbers(path + "/data");
        long[] indices = input.numbers(path + "/indices").toLongs();
        long[] starts = input.numbers(path + "/indptr").toLongs();
        data.requirePlausible();
        boolean isSquare = shape == null || shape.length == 2 && shape[0] == cells && shape[1] == cells;
        if (!isSquare || starts.length != cells + 1L || starts[0] != 0 || starts[cells] != indices.length
            || data.length() != indices.length) {
            throw input.damaged("\"" + path + "\" is no graph of " + cells + " cells: it has " + (starts.length - 1)
                + " starts, " + indices.length + " neighbours and " + data.length() + " weights");
        }
        for (int cell = 0; cell < cells; cell++) {
            if (starts[cell] > starts[cell + 1]) {
                throw input.damaged("in \"" + path + "\", cell " + (cell + 1) + " ends before it starts");
            }
        }
        for (long neighbour : indices) {
            if (neighbour < 0 || neighbour >= cells) {
                throw input
                    .damaged("\"" + path + "\" has the neighbour " + (neighbour + 1) + " of " + cells + " cells");
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
        for (int row : graph.neighbours()) {
            starts[row + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] neighbours = new int[graph.neighbours().length];
        float[] weights = new float[neighbours.length];
        for (int column = 0; column < cells; column++) {
            for (int i = graph.starts()[column]; i < graph.starts()[column + 1]; i++) {
                int at = next[graph.neighbours()[i]]++;
                neighbours[at] = column;
                weights[at] = graph.weights()[i];
            }
        }
        return new CellGraph(starts, neighbours, weights);
    }
}
