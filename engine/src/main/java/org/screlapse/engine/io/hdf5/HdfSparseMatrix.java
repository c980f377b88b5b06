package org.screlapse.engine.io.hdf5;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CountBlock;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.io.format.FeatureTable;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Reads a matrix of cells that lie one after another in compressed form: values, feature indices, and where each cell
 * starts. Runs of cells that make one block each are decoded and encoded in parallel; a run takes some twenty megabytes
 * while it is worked on, whatever the size of the matrix.
 */
public final class HdfSparseMatrix {

    private static final int MAX_BLOCK_CELLS = 1 << 14;

    private final HdfInput input;
    private final String path;
    private final String where;
    private final boolean finite;
    private final HdfNumbers values;
    private final HdfNumbers indices;
    private final long[] starts;
    private final int features;

    /**
     * @param input the file
     * @param values the values
     * @param indices the feature of each value
     * @param starts where each cell starts, and where the last one ends
     * @param features number of features
     * @throws SingleCellFormatException if these do not fit together
     */
    public HdfSparseMatrix(HdfInput input, HdfNumbers values, HdfNumbers indices, long[] starts, int features)
        throws SingleCellFormatException {
        this(input, null, values, indices, starts, features, true);
    }

    /**
     * @param input the file
     * @param name name of the matrix, for messages; null if the file has only one
     * @param values the values
     * @param indices the feature of each value
     * @param starts where each cell starts, and where the last one ends
     * @param features number of features
     * @param finite whether values that are no numbers are refused
     * @throws SingleCellFormatException if these do not fit together
     */
    public HdfSparseMatrix(HdfInput input, String name, HdfNumbers values, HdfNumbers indices, long[] starts,
        int features, boolean finite) throws SingleCellFormatException {
        this.input = input;
        this.path = name == null ? values.pieces().path() : name;
        this.where = name == null ? "" : "in \"" + name + "\", ";
        this.finite = finite;
        this.values = values;
        this.indices = indices;
        this.starts = starts;
        this.features = features;
        if (starts.length == 0 || starts[0] != 0) {
            throw input.damaged(where + "its first cell does not start at its first value");
        }
        for (int cell = 0; cell + 1 < starts.length; cell++) {
            long size = starts[cell + 1] - starts[cell];
            if (size < 0 || size > features) {
                throw input
                    .damaged(where + "cell " + (cell + 1) + " claims " + size + " values of " + features + " features");
            }
        }
        long last = starts[starts.length - 1];
        if (last != values.length() || last != indices.length()) {
            throw input.damaged(where + "its cells have " + last + " values together, but it holds " + values.length()
                + " values and " + indices.length() + " indices");
        }
        values.requirePlausible();
        indices.requirePlausible();
    }

    /**
     * @param selection the features to read
     * @param cellNames name of each cell, for messages
     * @param storage where finished blocks are kept
     * @param progress told how far reading is
     * @return cells × selected features
     */
    public CountMatrix read(FeatureTable.Selection selection, String[] cellNames, BlockStorage storage,
        Progress progress) throws IOException {
        int[] firstCells = runs();
        CountMatrix[] parts = new CountMatrix[firstCells.length - 1];
        ConcurrentHashMap<Integer, Worker> idle = new ConcurrentHashMap<>();
        try {
            ParallelLoop.forEach(parts.length, "Reading " + input.file().getFileName(), progress, run -> {
                Worker worker = workerFor(run, idle, selection, cellNames, storage);
                parts[run] = worker.read(firstCells[run], firstCells[run + 1]);
                idle.put(run + 1, worker);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            idle.values().forEach(Worker::close);
        }
        List<CountMatrix.Segment> segments = Arrays.stream(parts).flatMap(p -> p.segments().stream()).toList();
        return CountMatrix.of(selection.genes().size(), segments);
    }

    /** Takes the worker that did the run before, if it is free: it has the chunk in which this run starts. */
    private Worker workerFor(int run, ConcurrentHashMap<Integer, Worker> idle, FeatureTable.Selection selection,
        String[] cellNames, BlockStorage storage) {
        return Stream.concat(Stream.of(run), idle.keySet().stream()).map(idle::remove).filter(w -> w != null)
            .findFirst().orElseGet(() -> new Worker(selection, cellNames, storage));
    }

    /** First cell of each run, and the number of cells. */
    private int[] runs() {
        List<Integer> firsts = new ArrayList<>();
        int cells = starts.length - 1;
        int first = 0;
        firsts.add(0);
        for (int cell = 0; cell < cells; cell++) {
            boolean full = starts[cell + 1] - starts[first] >= CountMatrixBuilder.BLOCK_VALUES;
            if (full || cell + 1 - first == MAX_BLOCK_CELLS || cell + 1 == cells) {
                first = cell + 1;
                firsts.add(first);
            }
        }
        return firsts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Reads runs of cells into buffers that it reuses. */
    private final class Worker {

        private final FeatureTable.Selection selection;
        private final int[] map;
        private final int geneCount;
        private final String[] cellNames;
        private final BlockStorage storage;
        private final HdfNumbers.Reader valueReader = values.new Reader();
        private final HdfNumbers.Reader indexReader = indices.new Reader();
        private int[] genes = new int[0];
        private float[] counts = new float[0];

        Worker(FeatureTable.Selection selection, String[] cellNames, BlockStorage storage) {
            this.selection = selection;
            this.map = selection.map();
            this.geneCount = selection.genes().size();
            this.cellNames = cellNames;
            this.storage = storage;
        }

        CountMatrix read(int from, int to) {
            try {
                int size = Math.toIntExact(starts[to] - starts[from]);
                if (genes.length < size) {
                    genes = new int[size + features];
                    counts = new float[size + features];
                }
                indexReader.readIndices(starts[from], size, genes);
                valueReader.readValues(starts[from], size, counts);
                return encode(from, to);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private CountMatrix encode(int from, int to) throws IOException {
            int[] cellStarts = new int[to - from + 1];
            boolean ascending = true;
            int used = 0;
            for (int cell = from; cell < to; cell++) {
                int end = (int) (starts[cell + 1] - starts[from]);
                int start = used;
                for (int i = (int) (starts[cell] - starts[from]); i < end; i++) {
                    int feature = genes[i];
                    if (feature < 0 || feature >= features || (finite && !Float.isFinite(counts[i]))) {
                        throw complaint(cell, feature, counts[i]);
                    }
                    int gene = map == null ? feature : map[feature];
                    if (gene >= 0 && counts[i] != 0) {
                        ascending &= used == start || genes[used - 1] < gene;
                        genes[used] = gene;
                        counts[used++] = counts[i];
                    }
                }
                cellStarts[cell - from + 1] = used;
            }
            return ascending ? inOrder(cellStarts) : sorted(cellStarts);
        }

        private CountMatrix inOrder(int[] cellStarts) throws IOException {
            CountBlock block = CountBlock.encode(geneCount, cellStarts, genes, counts, storage);
            return CountMatrix.of(geneCount, List.of(new CountMatrix.Segment(block, null)));
        }

        private CountMatrix sorted(int[] cellStarts) throws IOException {
            CountMatrixBuilder builder = new CountMatrixBuilder(geneCount, storage);
            for (int cell = 0; cell + 1 < cellStarts.length; cell++) {
                builder.addCell(genes, counts, cellStarts[cell], cellStarts[cell + 1]);
            }
            return builder.build();
        }

        private SingleCellFormatException complaint(int cell, int feature, float value) {
            String place = where + "cell " + (cell + 1) + " (\"" + cellNames[cell] + "\")";
            return feature < 0 || feature >= features
                ? input.damaged(
                    place + " has a value for feature " + (feature < 0 ? "" : (feature + 1L) + " ") + "of " + features)
                : input.noNumber(value, path, cell, cellNames[cell], selection.describe(feature));
        }

        void close() {
            valueReader.close();
            indexReader.close();
        }
    }
}
