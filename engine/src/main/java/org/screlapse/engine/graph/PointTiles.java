package org.screlapse.engine.graph;

/**
 * Points in tiles of 256, one array for each tile and dimension: a shape in which the distances from a point to all of
 * a tile are computed with the vector instructions of the processor. What is computed is |x|² / 2 − x · q, which sorts
 * points x as their distance from q does.
 */
final class PointTiles {

    /** The compiler makes vector instructions of loops whose length it knows. */
    static final int TILE = 256;

    private static final int UNROLLED = 8;

    private final int dimensions;
    private final float[][][] tiles;
    private final float[][] halfSquares;
    private final int[] cells;

    private PointTiles(int dimensions, float[][][] tiles, float[][] halfSquares, int[] cells) {
        this.dimensions = dimensions;
        this.tiles = tiles;
        this.halfSquares = halfSquares;
        this.cells = cells;
    }

    /**
     * @param points the points
     * @param cells those to be searched, ascending
     * @return tiles of them
     */
    static PointTiles of(CellPoints points, int[] cells) {
        int padded = (points.dimensions() + UNROLLED - 1) / UNROLLED * UNROLLED;
        int count = (cells.length + TILE - 1) / TILE;
        float[][][] tiles = new float[count][padded][TILE];
        float[][] halfSquares = new float[count][TILE];
        for (int i = 0; i < count * TILE; i++) {
            float[][] tile = tiles[i / TILE];
            if (i >= cells.length) {
                halfSquares[i / TILE][i % TILE] = Float.POSITIVE_INFINITY;
                continue;
            }
            double squares = 0;
            for (int d = 0; d < points.dimensions(); d++) {
                float x = points.coordinates()[cells[i] * points.dimensions() + d];
                tile[d][i % TILE] = x;
                squares += (double) x * x;
            }
            halfSquares[i / TILE][i % TILE] = (float) (squares / 2);
        }
        return new PointTiles(padded, tiles, halfSquares, cells);
    }

    /** @return number of tiles */
    int count() {
        return tiles.length;
    }

    /** @return number of dimensions, rounded up */
    int dimensions() {
        return dimensions;
    }

    /**
     * @param points the points
     * @param cell one of them
     * @return its coordinates, as many as {@link #dimensions()}
     */
    float[] query(CellPoints points, int cell) {
        float[] query = new float[dimensions];
        System.arraycopy(points.coordinates(), cell * points.dimensions(), query, 0, points.dimensions());
        return query;
    }

    /**
     * Offers all points of a tile but one.
     *
     * @param tile the tile
     * @param query where the distances are measured from
     * @param self the cell that is left out
     * @param scores scratch space of one tile
     * @param nearest takes the near ones
     */
    void search(int tile, float[] query, int self, float[] scores, Nearest nearest) {
        System.arraycopy(halfSquares[tile], 0, scores, 0, TILE);
        float[][] rows = tiles[tile];
        for (int d = 0; d < dimensions; d += UNROLLED) {
            subtract(rows[d], rows[d + 1], rows[d + 2], rows[d + 3], rows[d + 4], rows[d + 5], rows[d + 6], rows[d + 7],
                scores, query, d);
        }
        int first = tile * TILE;
        float limit = nearest.limit();
        for (int j = 0; j < TILE; j += 4) {
            if (scores[j] <= limit | scores[j + 1] <= limit | scores[j + 2] <= limit | scores[j + 3] <= limit) {
                for (int i = j; i < j + 4; i++) {
                    if (scores[i] <= limit && first + i < cells.length && cells[first + i] != self) {
                        nearest.offer(scores[i], cells[first + i]);
                        limit = nearest.limit();
                    }
                }
            }
        }
    }

    private static void subtract(float[] x0, float[] x1, float[] x2, float[] x3, float[] x4, float[] x5, float[] x6,
        float[] x7, float[] scores, float[] query, int d) {
        float q0 = query[d];
        float q1 = query[d + 1];
        float q2 = query[d + 2];
        float q3 = query[d + 3];
        float q4 = query[d + 4];
        float q5 = query[d + 5];
        float q6 = query[d + 6];
        float q7 = query[d + 7];
        for (int j = 0; j < TILE; j++) {
            scores[j] -=
                q0 * x0[j] + q1 * x1[j] + q2 * x2[j] + q3 * x3[j] + q4 * x4[j] + q5 * x5[j] + q6 * x6[j] + q7 * x7[j];
        }
    }
}
