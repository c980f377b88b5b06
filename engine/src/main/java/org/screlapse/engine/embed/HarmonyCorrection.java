package org.screlapse.engine.embed;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/** Takes out of each cell what its batches add in the clusters it belongs to: a ridge regression for each cluster. */
final class HarmonyCorrection {

    private final BatchDesign design;
    private final float[][] original;
    private final double ridge;

    HarmonyCorrection(BatchDesign design, float[][] original, double ridge) {
        this.design = design;
        this.original = original;
        this.ridge = ridge;
    }

    /** @return the corrected coordinates of each cell */
    float[][] apply(float[][] members, Progress progress) {
        double[][][] effects = new double[members[0].length][][];
        ParallelLoop.forEach(effects.length, "Estimating batch effects", progress.part(0, 0),
            k -> effects[k] = effects(members, k));
        float[][] corrected = new float[original.length][];
        ParallelLoop.forEach(HarmonyClustering.PARTS, "Taking out batch effects", progress.part(0, 0), part -> {
            int to = HarmonyClustering.from(part + 1, original.length);
            for (int cell = HarmonyClustering.from(part, original.length); cell < to; cell++) {
                corrected[cell] = correct(cell, members[cell], effects);
            }
        });
        return corrected;
    }

    private float[] correct(int cell, float[] members, double[][][] effects) {
        float[] place = original[cell].clone();
        for (int k = 0; k < members.length; k++) {
            for (int[] batch : design.batches()) {
                double[] effect = effects[k][batch[cell] + 1];
                for (int d = 0; members[k] > 0 && d < place.length; d++) {
                    place[d] -= (float) (members[k] * effect[d]);
                }
            }
        }
        return place;
    }

    /** Row 0 is the cluster's own center, row b + 1 what batch b adds to it. */
    private double[][] effects(float[][] members, int k) {
        int batches = design.count();
        double[][] squares = new double[batches + 1][batches + 1];
        double[][] products = new double[batches + 1][original[0].length];
        int[] rows = new int[design.batches().length + 1];
        for (int cell = 0; cell < original.length; cell++) {
            double weight = members[cell][k];
            if (weight == 0) {
                continue;
            }
            for (int a = 1; a < rows.length; a++) {
                rows[a] = design.batches()[a - 1][cell] + 1;
            }
            for (int row : rows) {
                for (int other : rows) {
                    squares[row][other] += weight;
                }
                double[] product = products[row];
                for (int d = 0; d < product.length; d++) {
                    product[d] += weight * original[cell][d];
                }
            }
        }
        for (int b = 1; b <= batches; b++) {
            squares[b][b] += ridge;
        }
        squares[0][0] += Double.MIN_NORMAL;
        RealMatrix solution = new LUDecomposition(new Array2DRowRealMatrix(squares, false), 0).getSolver()
            .solve(new Array2DRowRealMatrix(products, false));
        return solution.getData();
    }
}
