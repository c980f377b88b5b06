package org.screlapse.engine.embed;

/**
 * A sparse matrix, row by row.
 *
 * @param starts where each row starts in the other two arrays, and where the last one ends
 * @param columns index of the column of each value, ascending in each row
 * @param values the values other than 0
 */
record SparseRows(int[] starts, char[] columns, float[] values) {

    int rows() {
        return starts.length - 1;
    }

    /** @return the same, column by column */
    SparseRows transposed(int columnCount) {
        int[] next = new int[columnCount + 1];
        for (char column : columns) {
            next[column + 1]++;
        }
        for (int c = 0; c < columnCount; c++) {
            next[c + 1] += next[c];
        }
        int[] columnStarts = next.clone();
        char[] rowOf = new char[columns.length];
        float[] valueOf = new float[columns.length];
        for (int row = 0; row < rows(); row++) {
            for (int i = starts[row]; i < starts[row + 1]; i++) {
                int to = next[columns[i]]++;
                rowOf[to] = (char) row;
                valueOf[to] = values[i];
            }
        }
        return new SparseRows(columnStarts, rowOf, valueOf);
    }

    /**
     * target ← target + a row times a dense matrix.
     *
     * @param dense the rows of that matrix
     * @param width how many of its columns
     */
    void addProduct(int row, float[][] dense, float[] target, int width) {
        int i = starts[row];
        int end = starts[row + 1];
        for (; i + 3 < end; i += 4) {
            addFour(target, width, dense[columns[i]], dense[columns[i + 1]], dense[columns[i + 2]],
                dense[columns[i + 3]], values[i], values[i + 1], values[i + 2], values[i + 3]);
        }
        for (; i < end; i++) {
            addOne(target, width, dense[columns[i]], values[i]);
        }
    }

    /** Four rows at once: a sum is loaded and stored once for four products, in a loop that Java vectorizes. */
    private static void addFour(float[] target, int width, float[] x0, float[] x1, float[] x2, float[] x3, float a0,
        float a1, float a2, float a3) {
        for (int k = 0; k < width; k++) {
            target[k] += a0 * x0[k] + a1 * x1[k] + (a2 * x2[k] + a3 * x3[k]);
        }
    }

    private static void addOne(float[] target, int width, float[] x, float a) {
        for (int k = 0; k < width; k++) {
            target[k] += a * x[k];
        }
    }
}
