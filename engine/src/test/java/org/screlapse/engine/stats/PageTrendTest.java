package org.screlapse.engine.stats;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Against R 4.2.2: all permutations of the ranks within blocks listed, and their sums convolved over the blocks. */
public class PageTrendTest {
    private static final double R = 1e-8;

    @Test
    public void exactProbabilitiesAgreeWithR() {
        check(PMethod.EXACT, 28, 2, 1 / 18.0, new double[]{1, 2, 3}, new double[]{1, 2, 3});
        check(PMethod.EXACT, 68, 2.5298221281347057, 0.013117283950617281, new double[]{0.02, 0.10, 0.31},
            new double[]{0.05, 0.04, 0.22}, new double[]{0.01, 0.03, 0.02}, new double[]{0.07, 0.09, 0.15},
            new double[]{0.03, 0.08, 0.30});
        check(PMethod.EXACT, 342, 3.0666075119997114, 0.0011321479210128981, new double[]{797, 873, 888, 923, 942, 956},
            new double[]{794, 772, 908, 982, 946, 913}, new double[]{838, 801, 853, 951, 883, 837},
            new double[]{815, 801, 747, 859, 887, 902});
    }

    @Test
    public void tiedValuesArePermutedAsTheyAre() {
        check(PMethod.EXACT, 78.5, 0.78262379212492639, 0.47569444444444442, new double[]{0, 0, 0.3, 0.1},
            new double[]{0.2, 0.2, 0.2, 0.5}, new double[]{0.4, 0.1, 0.4, 0.05});
    }

    @Test
    public void manyBlocksAreNormal() {
        List<double[]> blocks = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            blocks.add(new double[]{Math.sin(i), Math.sin(2 * i) + 0.2, Math.sin(3 * i) + 0.3});
        }
        check(PMethod.NORMAL, 495, 1.6770509831249456, 0.093532512689072922, blocks.toArray(double[][]::new));
    }

    @Test
    public void theOppositeTrendIsAsSurprising() {
        TestResult up = PageTrend.test(List.of(new double[]{1, 2, 3}, new double[]{1, 3, 2}));
        TestResult down = PageTrend.test(List.of(new double[]{3, 2, 1}, new double[]{2, 3, 1}));
        assertEquals(up.pValue(), down.pValue(), R);
        assertEquals(-up.value(), down.value(), R);
    }

    @Test
    public void nothingToTest() {
        assertTrue(Double.isNaN(PageTrend.test(List.of()).pValue()));
        assertTrue(Double.isNaN(PageTrend.test(List.of(new double[]{1, 1, 1})).pValue()));
        assertTrue(Double.isNaN(PageTrend.test(List.of(new double[]{1}, new double[]{2})).pValue()));
        assertThrows(IllegalArgumentException.class,
            () -> PageTrend.test(List.of(new double[]{1, 2}, new double[]{1, Double.NaN})));
        assertThrows(IllegalArgumentException.class,
            () -> PageTrend.test(List.of(new double[]{1, 2}, new double[]{1, 2, 3})));
    }

    private static void check(PMethod method, double statistic, double z, double p, double[]... blocks) {
        TestResult result = PageTrend.test(List.of(blocks));
        assertEquals(statistic, result.statistic(), 0);
        assertEquals(z, result.value(), R);
        assertEquals(p, result.pValue(), R);
        assertEquals(method, result.method());
    }
}
