package org.screlapse.engine.stats;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

/** Against {@code prop.test(x, n, correct = FALSE)} and {@code t.test} of R 4.2.2. */
public class IntervalsTest {
    @Test
    public void wilsonAgreesWithR() {
        wilson(8, 584, 0.0069572958245385933, 0.026795782531825258);
        wilson(158, 597, 0.23085520659287809, 0.30146734559662164);
        wilson(0, 10, 0, 0.27753279986288915);
        wilson(10, 10, 0.72246720013711085, 1);
        wilson(1, 1_000_000, 1.7652457674537213e-07, 5.6649118043114411e-06);
        wilson(5, 7, 0.35893445183261941, 0.91778107599594327);
        Interval wide = ProportionInterval.withDefaults().withConfidenceLevel(0.99).wilson(158, 597);
        assertEquals(0.2209206321874092, wide.low(), 1e-12);
        assertEquals(0.31356618826934474, wide.high(), 1e-12);
    }

    @Test
    public void wilsonOfNoTrialsIsNoInterval() {
        assertEquals(Interval.NONE, ProportionInterval.withDefaults().wilson(0, 0));
    }

    @Test
    public void wilsonRefusesImpossibleCounts() {
        assertThrows(IllegalArgumentException.class, () -> ProportionInterval.withDefaults().wilson(3, 2));
        assertThrows(IllegalArgumentException.class, () -> ProportionInterval.withDefaults().wilson(-1, 2));
        assertThrows(IllegalArgumentException.class,
            () -> ProportionInterval.withDefaults().withConfidenceLevel(Double.NaN));
    }

    @Test
    public void studentAgreesWithR() {
        // t.test(c(1, 2, 4, 8)): mean 3.75, sd 3.0956959368344519
        Interval interval = MeanInterval.withDefaults().student(3.75, 3.0956959368344519, 4);
        assertEquals(-1.1759430482302939, interval.low(), 1e-8);
        assertEquals(8.6759430482302946, interval.high(), 1e-8);
        assertEquals(Interval.NONE, MeanInterval.withDefaults().student(3, Double.NaN, 1));
    }

    private static void wilson(long count, long n, double low, double high) {
        Interval interval = ProportionInterval.withDefaults().wilson(count, n);
        assertEquals(low, interval.low(), 1e-12);
        assertEquals(high, interval.high(), 1e-12);
    }
}
