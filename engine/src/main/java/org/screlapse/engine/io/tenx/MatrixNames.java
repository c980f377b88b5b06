package org.screlapse.engine.io.tenx;

import java.io.IOException;
import java.util.Map;
import org.screlapse.engine.io.format.FeatureTable;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Progress;

/**
 * Whose rows and columns a matrix has. Which way round it is, and whether the lists of names begin with headers, is
 * told by its size; where both ways fit, it is as the program that names files so writes it.
 *
 * @param features the features
 * @param barcodes names of the cells
 * @param cellsInRows whether a row is a cell
 */
record MatrixNames(FeatureTable features, String[] barcodes, boolean cellsInRows) {

    /**
     * @param folder the files
     * @param progress asked whether to stop
     * @return whose rows and columns it has
     * @throws SingleCellFormatException if the lists of names do not fit the matrix
     */
    static MatrixNames of(MatrixFolder folder, Progress progress) throws IOException {
        NameList features = NameList.read(folder.features(), progress);
        NameList barcodes = NameList.read(folder.barcodes(), progress);
        try (MatrixMarketInput matrix = new MatrixMarketInput(folder.matrix(), progress)) {
            return fitted(folder, matrix, features, barcodes);
        }
    }

    private static MatrixNames fitted(MatrixFolder folder, MatrixMarketInput matrix, NameList features,
        NameList barcodes) throws SingleCellFormatException {
        for (boolean cellsInRows : new boolean[]{folder.cellsInRows(), !folder.cellsInRows()}) {
            matrix.takeRowsAsCells(cellsInRows);
            int featureHeader = features.size() - matrix.features();
            int cellHeader = barcodes.size() - matrix.cells();
            if ((featureHeader == 0 || featureHeader == 1) && (cellHeader == 0 || cellHeader == 1)) {
                NameList cells = cellHeader == 1 ? barcodes.withHeader() : barcodes;
                return new MatrixNames(table(featureHeader == 1 ? features.withHeader() : features), cells.column(0),
                    cellsInRows);
            }
        }
        matrix.takeRowsAsCells(folder.cellsInRows());
        throw doNotFit(folder, matrix, features.size(), barcodes.size());
    }

    private static FeatureTable table(NameList features) {
        String[] first = features.column(0);
        return features.columns() < 2 ? new FeatureTable(first, null, null, null, Map.of())
            : new FeatureTable(features.column(1), first,
                features.columns() < 3 || features.file().name().contains(".csv") ? null : features.column(2), null,
                Map.of());
    }

    private static SingleCellFormatException doNotFit(MatrixFolder folder, MatrixMarketInput matrix, int features,
        int cells) {
        boolean rows = matrix.features() != features;
        return SingleCellFormatException.about(folder.matrix().path(),
            "has " + (rows ? matrix.features() : matrix.cells()) + (rows != folder.cellsInRows() ? " rows" : " columns")
                + ", but \"" + (rows ? folder.features() : folder.barcodes()).name() + "\" names "
                + (rows ? features + " features." : cells + " cells."));
    }
}
