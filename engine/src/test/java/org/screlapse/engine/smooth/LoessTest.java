package org.screlapse.engine.smooth;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.Test;

/** Against {@code loess} of R 4.2. */
public class LoessTest {

    private static final int N = 500;
    private static final int[] SHOWN = {0, 1, 50, 100, 251, 299, 403, 499};

    private final double[] x = IntStream.range(0, N)
        .mapToDouble(i -> Math.pow(i * 37 % 101 / 10.0, 2) / 10 + (i % 5 == 0 ? i / 1000.0 : 0)).toArray();
    private final double[] y = IntStream.range(0, N).mapToDouble(i -> Math.sin(x[i]) + i * 53 % 17 / 40.0).toArray();

    @Test
    public void fitsWhatRFits() {
        double[] fitted = Loess.withDefaults().withSpan(0.3).fit(x, y);
        assertShown(fitted, 0.198494200825533, 1.179265183457365, 1.073058115059784, -0.653310236832175,
            0.483854145244383, 0.427997411361867, -0.597100982047501, 0.463651230435496);
        assertEquals(220.371760616329, Arrays.stream(fitted).sum(), 1e-9);
    }

    @Test
    public void defaultSpanIsThatOfR() {
        assertShown(Loess.withDefaults().fit(x, y), 0.2529983465895852, 1.0290193926934013, 0.9610712735177499,
            -0.3865275526422615, 0.5404403579007890, 0.5071570177406831, -0.3699909138818953, 0.0234246009005506);
    }

    @Test
    public void aParabolaIsItsOwnFit() {
        double[] parabola = Arrays.stream(x).map(v -> 1 - 2 * v + 0.5 * v * v).toArray();
        assertArrayEquals(parabola, Loess.withDefaults().withSpan(0.1).fit(x, parabola), 1e-6);
    }

    @Test
    public void manyPointsAtOnePlaceAreAveraged() {
        double[] ties = IntStream.range(0, 60).mapToDouble(i -> i < 40 ? 1 : i - 38).toArray();
        double[] values = IntStream.range(0, 60).mapToDouble(i -> i < 40 ? i % 2 : i - 39).toArray();
        double[] fitted = Loess.withDefaults().withSpan(0.3).fit(ties, values);
        assertEquals("near the mean", 0.5, fitted[0], 0.2);
        assertEquals(20, fitted[59], 1e-9);
        double[] constant = new double[10];
        assertArrayEquals(constant, Loess.withDefaults().fit(constant, constant), 0);
    }

    @Test
    public void tooFewPointsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Loess.withDefaults().fit(new double[3], new double[3]));
        assertThrows(IllegalArgumentException.class, () -> Loess.withDefaults().withSpan(0));
    }

    private static void assertShown(double[] fitted, double... expected) {
        assertArrayEquals(expected, Arrays.stream(SHOWN).mapToDouble(i -> fitted[i]).toArray(), 1e-10);
    }
}
