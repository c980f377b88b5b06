package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.io.format.EntryBuckets;
import org.screlapse.engine.io.format.FeatureTable;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfInput;
import org.screlapse.engine.io.hdf5.HdfNumbers;
import org.screlapse.engine.task.Progress;

/**
 * Reads a matrix that is compressed by gene: values, the cell of each, and where each gene starts. The values are
 * brought into the order of the cells by way of a temporary file, so that memory stays bounded.
 */
final class HdfColumnMatrix {

    private static final int BATCH = 1 << 16;

    private final HdfInput input;
    private final String path;
    private final HdfNumbers values;
    private final HdfNumbers indices;
    private final long[] starts;
    private final int cells;
    private final boolean finite;

    /**
     * @param input the file
     * @param path where the matrix lies
     * @param starts where each gene starts, and where the last one ends
     * @param cells number of cells
     * @param finite whether values that are no numbers are refused
     * @throws SingleCellFormatException if the parts of the matrix do not fit together
     */
    HdfColumnMatrix(HdfInput input, String path, long[] starts, int cells, boolean finite)
        throws SingleCellFormatException {
        this.input = input;
        this.path = path;
        this.values = input.numbers(path + "/data");
        this.indices = input.numbers(path + "/indices");
        this.starts = starts;
        this.cells = cells;
        this.finite = finite;
        for (int gene = 0; gene + 1 < starts.length; gene++) {
            long size = starts[gene + 1] - starts[gene];
            if (starts[0] != 0 || size < 0 || size > cells) {
                throw input.damaged(
                    "in \"" + path + "\", gene " + (gene + 1) + " claims " + size + " values of " + cells + " cells");
            }
        }
        long last = starts[starts.length - 1];
        if (last != values.length() || last != indices.length()) {
            throw input.damaged("in \"" + path + "\", its genes have " + last + " values together, but it holds "
                + values.length() + " values and " + indices.length() + " indices");
        }
        values.requirePlausible();
        indices.requirePlausible();
    }

    CountMatrix read(FeatureTable.Selection selection, String[] cellNames, BlockStorage storage, Progress progress)
        throws IOException {
        long total = values.length();
        int[] cellOf = new int[BATCH];
        float[] batch = new float[BATCH];
        try (HdfNumbers.Reader valueReader = values.new Reader(); HdfNumbers.Reader indexReader = indices.new Reader();
            EntryBuckets buckets = new EntryBuckets(cells, total)) {
            int gene = 0;
            for (long from = 0; from < total; from += BATCH) {
                progress.checkCancelled();
                progress.report(0.7 * from / total, "Reading " + input.file().getFileName());
                int size = (int) Math.min(BATCH, total - from);
                indexReader.readIndices(from, size, cellOf);
                valueReader.readValues(from, size, batch);
                for (int i = 0; i < size; i++) {
                    while (from + i >= starts[gene + 1]) {
                        gene++;
                    }
                    add(gene, cellOf[i], batch[i], selection, cellNames, buckets);
                }
            }
            return buckets.build(selection.genes().size(), storage, progress.part(0.7, 1));
        }
    }

    private void add(int gene, int cell, float value, FeatureTable.Selection selection, String[] cellNames,
        EntryBuckets buckets) throws IOException {
        if (cell < 0 || cell >= cells) {
            throw input.damaged("in \"" + path + "\", gene " + (gene + 1) + " has a value for cell "
                + (cell < 0 ? "" : cell + 1L + " ") + "of " + cells);
        }
        if (finite && !Float.isFinite(value)) {
            throw input.noNumber(value, path, cell, cellNames[cell], selection.describe(gene));
        }
        int chosen = selection.map() == null ? gene : selection.map()[gene];
        if (chosen >= 0 && value != 0) {
            buckets.add(cell, chosen, value);
        }
    }
}
