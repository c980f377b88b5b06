package org.screlapse.engine.io.tenx;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.hdf5.Hdf5Dataset;
import org.screlapse.engine.io.hdf5.Hdf5Group;
import org.screlapse.engine.io.hdf5.Hdf5Type;
import org.screlapse.engine.io.hdf5.Hdf5Writer;
import org.screlapse.engine.task.Run;

/**
 * Writes a 10x HDF5 file as CellRanger 3 and later lay it out, a cell after the other, so that the counts need not lie
 * in memory. Gene annotations {@code gene_ids}, {@code feature_types} and {@code genome} become the features'; a gene
 * without them gets its name as identifier, "Gene Expression" as type, and no genome.
 */
public final class TenxHdf5Writer implements Closeable {

    private static final int REPORT_CELLS = 1000;

    private final Hdf5Writer file;
    private final Hdf5Dataset data;
    private final Hdf5Dataset indices;
    private final Hdf5Dataset starts;
    private final int cells;
    private int cellsWritten;
    private long valuesWritten;

    private TenxHdf5Writer(Hdf5Writer file, Hdf5Group matrix, int cells) throws IOException {
        this.file = file;
        this.cells = cells;
        data = matrix.dataset("data", Hdf5Type.INT32);
        indices = matrix.dataset("indices", Hdf5Type.INT64);
        starts = matrix.dataset("indptr", Hdf5Type.INT64);
        starts.putLong(0);
    }

    /**
     * @param path a file that does not exist yet
     * @param barcodes name of each cell
     * @param genes names and annotations of the genes
     * @return a writer to which the cells are to be added in this order
     * @throws IOException if the file exists or cannot be written
     */
    public static TenxHdf5Writer create(Path path, List<String> barcodes, Annotations genes) throws IOException {
        Hdf5Writer file = Hdf5Writer.create(path);
        try {
            file.root().attribute("filetype", "matrix");
            file.root().attribute("software_version", "scRelapse");
            file.root().attribute("version", 2);
            Hdf5Group matrix = file.root().group("matrix");
            texts(matrix, "barcodes", barcodes);
            features(matrix.group("features"), genes);
            Hdf5Dataset shape = matrix.dataset("shape", Hdf5Type.INT32);
            shape.putInt(genes.size());
            shape.putInt(barcodes.size());
            shape.finish();
            return new TenxHdf5Writer(file, matrix, barcodes.size());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Adds the next cell.
     *
     * @param genes gene indices, ascending
     * @param counts their counts, whole numbers
     * @param from first entry of the cell in both arrays
     * @param to one after the last entry
     * @throws IOException if the file cannot be written
     * @throws IllegalArgumentException if a count is not a whole number of at most 2³¹ − 1
     */
    public void addCell(int[] genes, float[] counts, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            int count = (int) counts[i];
            if (count != counts[i] || count == Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a 10x file holds whole counts, but cell " + (cellsWritten + 1)
                    + " has the value " + counts[i] + "; write an .h5ad file instead.");
            }
            data.putInt(count);
            indices.putLong(genes[i]);
        }
        valuesWritten += to - from;
        cellsWritten++;
        starts.putLong(valuesWritten);
    }

    /**
     * Completes the file.
     *
     * @throws IOException if it cannot be written
     * @throws IllegalStateException if cells are still missing or there are more than barcodes
     */
    public void finish() throws IOException {
        if (cellsWritten != cells) {
            throw new IllegalStateException(cellsWritten + " cells were added for " + cells + " barcodes");
        }
        data.finish();
        indices.finish();
        starts.finish();
        file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    public static void write(SingleCellData data, Path path, Run run) throws IOException {
        if (!data.cells().columns().isEmpty() || !data.embeddings().isEmpty() || !data.graphs().isEmpty()
            || !data.layers().isEmpty()) {
            run.note("A 10x file holds counts and the names of cells and genes; annotations of the cells, "
                + "layers, embeddings and graphs are not in it.");
        }
        try (TenxHdf5Writer writer = create(path, data.cells().names().asList(), data.genes())) {
            CellCursor cell = data.counts().cursor();
            while (cell.next()) {
                writer.addCell(cell.genes(), cell.values(), 0, cell.length());
                if (cell.cell() % REPORT_CELLS == 0) {
                    run.checkCancelled();
                    run.report((double) cell.cell() / data.counts().cells(), "Writing counts");
                }
            }
            writer.finish();
        }
    }

    private static void features(Hdf5Group features, Annotations genes) throws IOException {
        int count = genes.size();
        texts(features, "_all_tag_keys", List.of("genome"));
        texts(features, "feature_type", list(count, gene -> text(genes, "feature_types", gene, "Gene Expression")));
        texts(features, "genome", list(count, gene -> text(genes, "genome", gene, "")));
        texts(features, "id", list(count, gene -> text(genes, "gene_ids", gene, genes.names().get(gene))));
        texts(features, "name", genes.names().asList());
    }

    private static String text(Annotations genes, String column, int gene, String otherwise) {
        String text = genes.column(column).map((Column c) -> c.text(gene)).orElse(null);
        return text == null ? otherwise : text;
    }

    private static List<String> list(int count, IntFunction<String> element) {
        List<String> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(element.apply(i));
        }
        return list;
    }

    private static void texts(Hdf5Group group, String name, List<String> values) throws IOException {
        int longest = 1;
        for (String value : values) {
            longest = Math.max(longest, value.getBytes(StandardCharsets.UTF_8).length);
        }
        Hdf5Dataset dataset = group.dataset(name, Hdf5Type.fixedText(longest));
        for (String value : values) {
            dataset.putText(value);
        }
        dataset.finish();
    }
}
