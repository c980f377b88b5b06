package org.screlapse.engine.data;

import java.io.IOException;

/** Small matrices from dense arrays, and back. */
public final class TestMatrices {

    private TestMatrices() {
    }

    /**
     * @param dense cells × genes
     * @return the same as a sparse matrix
     */
    public static CountMatrix of(float[][] dense) throws IOException {
        int genes = dense[0].length;
        int[] all = new int[genes];
        for (int gene = 0; gene < genes; gene++) {
            all[gene] = gene;
        }
        CountMatrixBuilder builder = new CountMatrixBuilder(genes, BlockStorage.HEAP);
        for (float[] cell : dense) {
            builder.addCell(all, cell, 0, genes);
        }
        return builder.build();
    }

    /**
     * @param dense cells × genes
     * @param genes names of the genes
     * @return a data set whose cells are named c0, c1 …
     */
    public static SingleCellData data(float[][] dense, String... genes) throws IOException {
        String[] cells = new String[dense.length];
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = "c" + cell;
        }
        return SingleCellData.of(of(dense), Annotations.of(Names.of(cells)), Annotations.of(Names.of(genes)));
    }

    /**
     * @param matrix a matrix
     * @return cells × genes
     */
    public static float[][] dense(CountMatrix matrix) {
        float[][] dense = new float[matrix.cells()][matrix.genes()];
        CellCursor cell = matrix.cursor();
        while (cell.next()) {
            for (int i = 0; i < cell.length(); i++) {
                dense[cell.cell()][cell.genes()[i]] = cell.values()[i];
            }
        }
        return dense;
    }
}
