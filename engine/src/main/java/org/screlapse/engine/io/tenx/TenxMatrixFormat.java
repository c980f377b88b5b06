package org.screlapse.engine.io.tenx;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.archive.ArchiveInput;
import org.screlapse.engine.io.archive.TextSource;
import org.screlapse.engine.io.format.CellNames;
import org.screlapse.engine.io.format.EntryBuckets;
import org.screlapse.engine.io.format.FeatureTable;
import org.screlapse.engine.io.format.FileFormat;
import org.screlapse.engine.io.format.FileProbe;
import org.screlapse.engine.io.format.ReadOptions;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.format.Species;
import org.screlapse.engine.task.Progress;

/**
 * The matrix folders of Cell Ranger: {@code matrix.mtx} of features × cells beside {@code features.tsv} (before version
 * 3 {@code genes.tsv}) and {@code barcodes.tsv}, each perhaps compressed and perhaps prefixed as on GEO; and those of
 * other programs, see {@link MatrixFolder}. Of STARsolo's Velocyto, spliced counts are the counts, unspliced and
 * ambiguous ones layers.
 *
 * <p>
 * Entries in the order of the cells, as Cell Ranger and most programs write them, go straight into blocks. At the first
 * entry that goes back to an earlier cell, reading starts again with {@link EntryBuckets}.
 */
public final class TenxMatrixFormat extends FileFormat {

    public TenxMatrixFormat() {
        super("10x-matrix", "10x matrix folder",
            "A folder with matrix.mtx, barcodes.tsv and features.tsv or genes.tsv,"
                + " plain or .gz, also with prefixed names as on GEO, or as STARsolo, kb-python, alevin or Parse write"
                + " it; the folder, its matrix file, or a .zip, .tar or .tar.gz of it.");
    }

    @Override
    public boolean recognizes(FileProbe file) throws IOException {
        return file.isFolder() ? MatrixFolder.isOne(file.path())
            : ArchiveInput.isArchive(file) || file.startsWith("%%MatrixMarket");
    }

    @Override
    public DataSummary describe(FileProbe file, ReadOptions options) throws IOException {
        MatrixFolder folder = MatrixFolder.of(file, options, Progress.NONE);
        MatrixNames names = MatrixNames.of(folder, Progress.NONE);
        FeatureTable.Selection selection = names.features().select(folder.features().path(), options);
        try (MatrixMarketInput matrix = open(folder.matrix(), names, Progress.NONE)) {
            return Species.describe(
                new DataSummary(matrix.cells(), selection.genes().size(),
                    selection.map() == null ? matrix.entries() : DataSummary.UNKNOWN, List.of(), selection.columns()),
                selection.genes());
        }
    }

    @Override
    public Map<String, Integer> featureTypes(FileProbe file, ReadOptions options) throws IOException {
        return MatrixNames.of(MatrixFolder.of(file, options, Progress.NONE), Progress.NONE).features().typeCounts();
    }

    @Override
    public SingleCellData read(FileProbe file, ReadOptions options, Progress progress) throws IOException {
        MatrixFolder folder = MatrixFolder.of(file, options, progress);
        MatrixNames names = MatrixNames.of(folder, progress);
        FeatureTable.Selection selection = names.features().select(folder.features().path(), options);
        Annotations cells = CellNames.madeUnique(folder.barcodes().path(), names.barcodes(), options.notes());
        double share = 1.0 / (1 + folder.layers().size());
        SingleCellData data = SingleCellData
            .of(counts(folder.matrix(), names, selection, options, progress.part(0, share)), cells, selection.genes());
        for (Map.Entry<String, TextSource> layer : folder.layers().entrySet()) {
            data = data.withLayer(layer.getKey(),
                counts(layer.getValue(), names, selection, options, progress.part(1 - share, 1)));
        }
        if (!folder.layers().isEmpty()) {
            options.notes().accept("The counts are those of \"" + folder.matrix().name() + "\"; "
                + String.join(" and ", folder.layers().keySet()) + " are layers.");
        }
        return Species.annotate(data, progress);
    }

    private static CountMatrix counts(TextSource file, MatrixNames names, FeatureTable.Selection selection,
        ReadOptions options, Progress progress) throws IOException {
        try (MatrixMarketInput matrix = open(file, names, progress)) {
            CountMatrix counts = inOrder(matrix, file, selection, options);
            if (counts != null) {
                return counts;
            }
        }
        try (MatrixMarketInput matrix = open(file, names, progress.part(0, 0.7))) {
            return inAnyOrder(matrix, selection, options, progress.part(0.7, 1));
        }
    }

    private static MatrixMarketInput open(TextSource file, MatrixNames names, Progress progress) throws IOException {
        MatrixMarketInput matrix = new MatrixMarketInput(file, progress);
        matrix.takeRowsAsCells(names.cellsInRows());
        if (matrix.features() != names.features().size() || matrix.cells() != names.barcodes().length) {
            matrix.close();
            throw SingleCellFormatException.about(file.path(),
                "has " + matrix.features() + " features × " + matrix.cells() + " cells, but " + names.features().size()
                    + " × " + names.barcodes().length + " are named beside it.");
        }
        return matrix;
    }

    /** The counts, or null if the entries do not come in the order of the cells. */
    private static CountMatrix inOrder(MatrixMarketInput matrix, TextSource file, FeatureTable.Selection selection,
        ReadOptions options) throws IOException {
        CountMatrixBuilder builder = new CountMatrixBuilder(selection.genes().size(), options.storage());
        int[] map = selection.map();
        int[] genes = new int[1 << 12];
        float[] values = new float[1 << 12];
        int cell = 0;
        int used = 0;
        while (matrix.next()) {
            if (matrix.cell() < cell) {
                return null;
            }
            for (; cell < matrix.cell(); cell++) {
                builder.addCell(genes, values, 0, used);
                used = 0;
            }
            if (used == genes.length) {
                requireRoom(file, matrix, used);
                genes = Arrays.copyOf(genes, 2 * used);
                values = Arrays.copyOf(values, 2 * used);
            }
            int gene = map == null ? matrix.feature() : map[matrix.feature()];
            if (gene >= 0) {
                genes[used] = gene;
                values[used++] = matrix.value();
            }
        }
        for (; cell < matrix.cells(); cell++) {
            builder.addCell(genes, values, 0, used);
            used = 0;
        }
        return builder.build();
    }

    private static void requireRoom(TextSource file, MatrixMarketInput matrix, int used)
        throws SingleCellFormatException {
        if (used > matrix.features()) {
            throw SingleCellFormatException.about(file.path(),
                "has more entries of cell " + (matrix.cell() + 1) + " than it has features.");
        }
    }

    private static CountMatrix inAnyOrder(MatrixMarketInput matrix, FeatureTable.Selection selection,
        ReadOptions options, Progress sorting) throws IOException {
        try (EntryBuckets buckets = new EntryBuckets(matrix.cells(), matrix.entries())) {
            int[] map = selection.map();
            while (matrix.next()) {
                int gene = map == null ? matrix.feature() : map[matrix.feature()];
                if (gene >= 0) {
                    buckets.add(matrix.cell(), gene, matrix.value());
                }
            }
            return buckets.build(selection.genes().size(), options.storage(), sorting);
        }
    }
}
