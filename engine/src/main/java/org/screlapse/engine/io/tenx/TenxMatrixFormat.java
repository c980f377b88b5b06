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
 * 3 {@code genes.tsv}) and {@code barcodes.tsv}, each perhaps compressed and perhaps prefixed as on GEO.
 *
 * <p>
 * Entries in the order of the cells, as Cell Ranger and most programs write them, go straight into blocks. At the first
 * entry that goes back to an earlier cell, reading starts again with {@link EntryBuckets}.
 */
public final class TenxMatrixFormat extends FileFormat {

    public TenxMatrixFormat() {
        super("10x-matrix", "10x matrix folder",
            "A folder with matrix.mtx, barcodes.tsv and features.tsv or genes.tsv,"
                + " plain or .gz, also with prefixed names as on GEO; the folder, its matrix file, or a .zip, .tar or"
                + " .tar.gz of it.");
    }

    @Override
    public boolean recognises(FileProbe file) throws IOException {
        return file.isFolder() ? MatrixFolder.isOne(file.path())
            : ArchiveInput.isArchive(file) || file.startsWith("%%MatrixMarket");
    }

    @Override
    public DataSummary describe(FileProbe file, ReadOptions options) throws IOException {
        MatrixFolder folder = MatrixFolder.of(file, options);
        FeatureTable.Selection selection = folder.readFeatures(Progress.NONE).select(folder.features().path(), options);
        try (MatrixMarketInput matrix = new MatrixMarketInput(folder.matrix(), Progress.NONE)) {
            return Species.describe(
                new DataSummary(matrix.columns(), selection.genes().size(),
                    selection.map() == null ? matrix.entries() : DataSummary.UNKNOWN, List.of(), selection.columns()),
                selection.genes());
        }
    }

    @Override
    public Map<String, Integer> featureTypes(FileProbe file, ReadOptions options) throws IOException {
        return MatrixFolder.of(file, options).readFeatures(Progress.NONE).typeCounts();
    }

    @Override
    public SingleCellData read(FileProbe file, ReadOptions options, Progress progress) throws IOException {
        MatrixFolder folder = MatrixFolder.of(file, options);
        FeatureTable features = folder.readFeatures(progress);
        FeatureTable.Selection selection = features.select(folder.features().path(), options);
        String[] barcodes = folder.readBarcodes(progress);
        Annotations cells = CellNames.madeUnique(folder.barcodes().path(), barcodes, options.notes());
        CountMatrix counts = null;
        try (MatrixMarketInput matrix = new MatrixMarketInput(folder.matrix(), progress)) {
            requireSize(folder, matrix, features.size(), barcodes.length);
            counts = inOrder(matrix, folder, selection, options);
        }
        if (counts == null) {
            try (MatrixMarketInput matrix = new MatrixMarketInput(folder.matrix(), progress.part(0, 0.7))) {
                counts = inAnyOrder(matrix, selection, options, progress.part(0.7, 1));
            }
        }
        return Species.annotate(SingleCellData.of(counts, cells, selection.genes()), progress);
    }

    private static void requireSize(MatrixFolder folder, MatrixMarketInput matrix, int features, int cells)
        throws SingleCellFormatException {
        if (matrix.rows() != features) {
            throw SingleCellFormatException.about(folder.matrix().path(),
                "has " + matrix.rows() + " rows, but \"" + folder.features().path().getFileName() + "\" names "
                    + features + " features" + (matrix.rows() == cells && matrix.columns() == features
                        ? "; it seems to be cells × features: transpose it." : "."));
        }
        if (matrix.columns() != cells) {
            throw SingleCellFormatException.about(folder.matrix().path(), "has " + matrix.columns() + " columns, but \""
                + folder.barcodes().path().getFileName() + "\" names " + cells + " cells.");
        }
    }

    /** The counts, or null if the entries do not come in the order of the cells. */
    private static CountMatrix inOrder(MatrixMarketInput matrix, MatrixFolder folder, FeatureTable.Selection selection,
        ReadOptions options) throws IOException {
        CountMatrixBuilder builder = new CountMatrixBuilder(selection.genes().size(), options.storage());
        int[] map = selection.map();
        int[] genes = new int[1 << 12];
        float[] values = new float[1 << 12];
        int cell = 0;
        int used = 0;
        while (matrix.next()) {
            if (matrix.column() < cell) {
                return null;
            }
            for (; cell < matrix.column(); cell++) {
                builder.addCell(genes, values, 0, used);
                used = 0;
            }
            if (used == genes.length) {
                requireRoom(folder, matrix, used);
                genes = Arrays.copyOf(genes, 2 * used);
                values = Arrays.copyOf(values, 2 * used);
            }
            int gene = map == null ? matrix.row() : map[matrix.row()];
            if (gene >= 0) {
                genes[used] = gene;
                values[used++] = matrix.value();
            }
        }
        for (; cell < matrix.columns(); cell++) {
            builder.addCell(genes, values, 0, used);
            used = 0;
        }
        return builder.build();
    }

    private static void requireRoom(MatrixFolder folder, MatrixMarketInput matrix, int used)
        throws SingleCellFormatException {
        if (used > matrix.rows()) {
            throw SingleCellFormatException.about(folder.matrix().path(),
                "has more entries in column " + (matrix.column() + 1) + " than it has rows.");
        }
    }

    private static CountMatrix inAnyOrder(MatrixMarketInput matrix, FeatureTable.Selection selection,
        ReadOptions options, Progress sorting) throws IOException {
        try (EntryBuckets buckets = new EntryBuckets(matrix.columns(), matrix.entries())) {
            int[] map = selection.map();
            while (matrix.next()) {
                int gene = map == null ? matrix.row() : map[matrix.row()];
                if (gene >= 0) {
                    buckets.add(matrix.column(), gene, matrix.value());
                }
            }
            return buckets.build(selection.genes().size(), options.storage(), sorting);
        }
    }
}
