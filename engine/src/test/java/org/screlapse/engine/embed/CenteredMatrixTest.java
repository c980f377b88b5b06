package org.screlapse.engine.embed;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.Test;
import org.screlapse.engine.data.TestMatrices;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.task.Progress;

/** The scaled matrix of frequent and rare genes in several ranges of cells, against a dense one. */
public class CenteredMatrixTest {

    private static final int CELLS = 3000;
    private static final int GENES = 45;
    private static final double LIMIT = 4;
    private static final float[][] VALUES = values();
    private static final RealMatrix DENSE = dense();

    @Test
    public void covariancesEqualThoseOfADenseMatrix() throws IOException {
        double[][] expected = DENSE.transpose().multiply(DENSE).getData();
        double[][] found = matrix(Long.MAX_VALUE).gram(Progress.NONE);
        for (int g = 0; g < GENES; g++) {
            assertArrayEquals(expected[g], found[g], 5e-6 * CELLS);
        }
        assertEquals(IntStream.range(0, GENES).mapToDouble(g -> expected[g][g]).sum(),
            matrix(Long.MAX_VALUE).totalSquares(), 1e-6 * CELLS * GENES);
    }

    @Test
    public void productsAndScoresEqualThoseOfADenseMatrix() throws IOException {
        double[][] vectors = new double[][]{new Random(1).doubles(GENES).toArray(), new double[GENES]};
        vectors[1][GENES - 1] = 1;
        double[][] products = new double[2][GENES];
        matrix(Long.MAX_VALUE).multiply(vectors, products, Progress.NONE);
        float[] scores = matrix(Long.MAX_VALUE).scores(vectors, Progress.NONE);
        for (int k = 0; k < 2; k++) {
            double[] expected = DENSE.operate(vectors[k]);
            assertArrayEquals(DENSE.preMultiply(expected), products[k], 1e-5 * CELLS);
            for (int cell = 0; cell < CELLS; cell++) {
                assertEquals(expected[cell], scores[2 * cell + k], 1e-4);
            }
        }
    }

    @Test
    public void valuesReadAgainGiveTheSame() throws IOException {
        double[][] kept = matrix(Long.MAX_VALUE).gram(Progress.NONE);
        for (long bytes : new long[]{0, 30_000}) {
            assertArrayEquals(kept, matrix(bytes).gram(Progress.NONE));
        }
    }

    @Test
    public void doesNotDependOnThreads() throws Exception {
        double[][] vectors = {new Random(2).doubles(GENES).toArray()};
        double[][] gram = matrix(Long.MAX_VALUE).gram(Progress.NONE);
        double[][] product = new double[1][GENES];
        matrix(Long.MAX_VALUE).multiply(vectors, product, Progress.NONE);
        for (int threads : new int[]{1, 2, 8}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            assertArrayEquals(gram, pool.submit(() -> matrix(Long.MAX_VALUE).gram(Progress.NONE)).get());
            double[][] again = new double[1][GENES];
            pool.submit(() -> {
                matrix(Long.MAX_VALUE).multiply(vectors, again, Progress.NONE);
                return again;
            }).get();
            assertArrayEquals(product[0], again[0], 0);
            pool.shutdown();
        }
    }

    private static CenteredMatrix matrix(long bytes) throws IOException {
        Expression expression = Expression.of(TestMatrices.of(VALUES), ValueScale.LOG_NORMALIZED,
            LibrarySizeNormalization.withDefaults(), Progress.NONE);
        double[] constant = new double[CELLS];
        Arrays.fill(constant, 1 / Math.sqrt(CELLS));
        return new CenteredMatrix(new GeneValues(expression, IntStream.range(0, GENES).toArray(), bytes),
            List.of(constant), true, LIMIT, Progress.NONE);
    }

    /** The first genes have a value in nearly every cell, the last ones in one of a hundred. */
    private static float[][] values() {
        Random random = new Random(3);
        float[][] values = new float[CELLS][GENES];
        for (float[] cell : values) {
            for (int gene = 0; gene < GENES; gene++) {
                if (random.nextDouble() < Math.pow(0.01, (double) gene / GENES)) {
                    cell[gene] = 0.5f + gene % 3 + random.nextFloat();
                }
            }
        }
        return values;
    }

    private static RealMatrix dense() {
        RealMatrix dense = new Array2DRowRealMatrix(CELLS, GENES);
        for (int gene = 0; gene < GENES; gene++) {
            int g = gene;
            double[] column = IntStream.range(0, CELLS).mapToDouble(cell -> VALUES[cell][g]).toArray();
            double mean = Arrays.stream(column).average().orElseThrow();
            double deviation = Math.sqrt(Arrays.stream(column).map(x -> (x - mean) * (x - mean)).sum() / (CELLS - 1));
            double[] clipped =
                Arrays.stream(column).map(x -> Math.max(-LIMIT, Math.min(LIMIT, (x - mean) / deviation))).toArray();
            double left = Arrays.stream(clipped).average().orElseThrow();
            dense.setColumn(gene, Arrays.stream(clipped).map(x -> x - left).toArray());
        }
        return dense;
    }
}
