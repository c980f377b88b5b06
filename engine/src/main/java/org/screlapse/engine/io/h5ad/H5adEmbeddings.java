package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.Hdf5Dataset;
import org.screlapse.engine.io.hdf5.Hdf5Group;
import org.screlapse.engine.io.hdf5.Hdf5Type;
import org.screlapse.engine.io.hdf5.HdfInput;
import org.screlapse.engine.io.hdf5.HdfTable;
import org.screlapse.engine.task.Run;

/**
 * Embeddings of the cells ({@code obsm}) or of the genes ({@code varm}): tables of numbers, data frames, of which the
 * columns of numbers are kept, and sparse matrices of moderate size; before anndata 0.7, one list of records. They are
 * written as tables.
 */
final class H5adEmbeddings {

    /** A larger sparse matrix is none of coordinates: 256 MB as a table. */
    private static final long MAX_SPARSE_VALUES = 1 << 26;

    private final HdfInput input;
    private final String path;
    private final int rows;
    private final LeftOut leftOut;

    /**
     * @param input the file
     * @param path where the embeddings lie
     * @param rows number of cells or of genes
     * @param leftOut told what cannot be kept
     */
    H5adEmbeddings(HdfInput input, String path, int rows, LeftOut leftOut) {
        this.input = input;
        this.path = path;
        this.rows = rows;
        this.leftOut = leftOut;
    }

    /** Number of dimensions of each embedding. */
    Map<String, Integer> dimensions() throws SingleCellFormatException {
        Map<String, Integer> dimensions = new LinkedHashMap<>();
        if (input.hasDataset(path)) {
            // records of anndata before 0.7 are small and of another age
            read().forEach((name, e) -> dimensions.put(name, e.dimensions()));
            return dimensions;
        }
        for (String name : input.children(path)) {
            int count = dimensions(path + "/" + name);
            if (count > 0) {
                dimensions.put(name, count);
            }
        }
        return dimensions;
    }

    /** Number of dimensions of what lies there; 0 if it is no embedding. */
    private int dimensions(String place) throws SingleCellFormatException {
        int count = 0;
        if (input.hasDataset(place)) {
            long[] shape = input.dimensions(place);
            boolean isTable = shape.length == 1 || shape.length == 2;
            count = !isTable || !input.type(place).isNumeric() ? 0 : shape.length == 1 ? 1 : Math.toIntExact(shape[1]);
        } else if (isFrame(place)) {
            count = numericColumns(place).size();
        } else if (isSparse(place)) {
            long columns = H5adMatrix.shape(input, place)[1];
            count = columns * rows > MAX_SPARSE_VALUES ? 0 : Math.toIntExact(columns);
        }
        if (count == 0 && Encoding.isPresent(input, place)) {
            leftOut.add(place);
        }
        return count;
    }

    private boolean isFrame(String place) throws SingleCellFormatException {
        return "dataframe".equals(Encoding.of(input, place));
    }

    private boolean isSparse(String place) throws SingleCellFormatException {
        long[] shape = H5adMatrix.shape(input, place);
        return H5adMatrix.isSparse(input, place) && shape != null && shape.length == 2;
    }

    private List<String> numericColumns(String place) throws SingleCellFormatException {
        List<ColumnSummary> columns = new H5adColumns(input, place).summaries(leftOut);
        columns.stream().filter(c -> !isNumeric(c)).forEach(c -> leftOut.add(place + "/" + c.name()));
        return columns.stream().filter(H5adEmbeddings::isNumeric).map(ColumnSummary::name).toList();
    }

    private static boolean isNumeric(ColumnSummary column) {
        return column.type() == ColumnType.NUMERIC || column.type() == ColumnType.INTEGER;
    }

    /** All embeddings by name. */
    Map<String, Embedding> read() throws SingleCellFormatException {
        Map<String, Embedding> embeddings = new LinkedHashMap<>();
        if (input.hasDataset(path)) {
            readRecords(embeddings);
        } else {
            for (String name : input.children(path)) {
                String place = path + "/" + name;
                int count = dimensions(place);
                if (count > 0) {
                    embeddings.put(name, read(place, count));
                }
            }
        }
        for (Map.Entry<String, Embedding> e : embeddings.entrySet()) {
            if (e.getValue().rows() != rows) {
                throw input.damaged("\"" + path + "/" + e.getKey() + "\" has " + e.getValue().rows() + " rows for "
                    + rows + (path.startsWith("obs") ? " cells" : " genes"));
            }
        }
        return embeddings;
    }

    private Embedding read(String place, int count) throws SingleCellFormatException {
        if (input.hasDataset(place)) {
            HdfTable table = input.table(place);
            return new Embedding(table.columns(), table.toFloats());
        }
        float[] coordinates = new float[Math.multiplyExact(rows, count)];
        if (isFrame(place)) {
            H5adColumns frame = new H5adColumns(input, place);
            int d = 0;
            for (String column : numericColumns(place)) {
                NumericColumn numbers = (NumericColumn) frame.column(column);
                for (int row = 0; row < Math.min(rows, numbers.size()); row++) {
                    coordinates[row * count + d] = (float) numbers.value(row);
                }
                d++;
            }
            return new Embedding(count, frame.size() == rows ? coordinates : new float[frame.size() * count]);
        }
        CellCursor row = matrix(place, count).cursor();
        while (row.next()) {
            for (int i = 0; i < row.length(); i++) {
                coordinates[row.cell() * count + row.genes()[i]] = row.values()[i];
            }
        }
        return new Embedding(count, coordinates);
    }

    private CountMatrix matrix(String place, int count) throws SingleCellFormatException {
        return H5adMatrix.open(input, place, rows, count).readPlain();
    }

    private void readRecords(Map<String, Embedding> embeddings) throws SingleCellFormatException {
        Map<?, ?> records = input.records(path);
        if (records == null) {
            leftOut.add(path);
            return;
        }
        for (Map.Entry<?, ?> member : records.entrySet()) {
            Embedding embedding = embedding(member.getValue());
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

    /**
     * @param group an empty group
     * @param embeddings what to write
     * @param what what an embedding is, for a person to read
     * @param run asked whether to stop, gets a note for each name that is changed
     */
    static void write(Hdf5Group group, Map<String, Embedding> embeddings, String what, Run run) throws IOException {
        Map<String, String> names = H5adNames.of(embeddings.keySet(), what, run);
        for (Map.Entry<String, Embedding> entry : embeddings.entrySet()) {
            run.checkCancelled();
            Embedding embedding = entry.getValue();
            Hdf5Dataset dataset = Encoding.mark(
                group.table(names.get(entry.getKey()), Hdf5Type.FLOAT32, embedding.dimensions()), "array", "0.2.0");
            for (float coordinate : embedding.coordinates()) {
                dataset.putFloat(coordinate);
            }
            dataset.finish();
        }
    }
}
