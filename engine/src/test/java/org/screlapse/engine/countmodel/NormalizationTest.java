package org.screlapse.engine.countmodel;

import static org.junit.Assert.assertArrayEquals;

import org.junit.Test;

public class NormalizationTest {
    /** Small counts, whose ratios tie but for rounding just where the trimming cuts; edgeR 3.40's calcNormFactors. */
    @Test
    public void ratiosThatTieButForRoundingAreTrimmedAsInEdgeR() {
        double[] first = {3, 2, 9, 8, 1, 2, 5, 7, 7, 4, 7, 6, 6, 4, 5, 8, 5, 9, 1, 3, 4, 4, 2, 1, 3, 7, 8, 9, 2, 6, 3,
            3, 4, 4, 6, 6, 5, 5, 3, 1};
        double[] second = {2, 1, 6, 3, 7, 7, 9, 6, 2, 3, 2, 7, 6, 2, 4, 2, 8, 6, 2, 5, 4, 8, 4, 3, 2, 8, 3, 5, 2, 8, 4,
            9, 6, 8, 8, 9, 5, 7, 5, 5};
        double[][] counts = new double[first.length][];
        double[] sizes = new double[2];
        for (int i = 0; i < first.length; i++) {
            counts[i] = new double[]{first[i], second[i]};
            sizes[0] += first[i];
            sizes[1] += second[i];
        }
        assertArrayEquals(new double[]{0.97055690268538161, 1.03033629170340646},
            Normalization.TMM.factors(counts, sizes), 1e-12);
    }
}
