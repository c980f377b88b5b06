package org.screlapse.engine.stats;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

/** Against {@code p.adjust(p, "BH")} of R 4.2.2. */
public class BenjaminiHochbergTest {
    @Test
    public void agreesWithR() {
        double nan = Double.NaN;
        double[] p = {0.01, nan, 0.04, 0.03, 0.5, 0.01, nan, 1};
        double[] before = p.clone();
        assertArrayEquals(new double[]{0.03, nan, 0.06, 0.06, 0.6, 0.03, nan, 1}, BenjaminiHochberg.adjust(p), 1e-15);
        assertArrayEquals(before, p, 0);
        assertArrayEquals(new double[]{4e-10, 0.95, 0.95, 0.4},
            BenjaminiHochberg.adjust(new double[]{1e-10, 0.9, 0.95, 0.2}), 1e-15);
    }

    @Test
    public void nothingToAdjust() {
        assertArrayEquals(new double[0], BenjaminiHochberg.adjust(new double[0]), 0);
        assertArrayEquals(new double[]{Double.NaN}, BenjaminiHochberg.adjust(new double[]{Double.NaN}), 0);
    }

    @Test
    public void refusesWhatIsNoPValue() {
        assertThrows(IllegalArgumentException.class, () -> BenjaminiHochberg.adjust(new double[]{0.1, 1.1}));
        assertThrows(IllegalArgumentException.class, () -> BenjaminiHochberg.adjust(new double[]{-0.1, Double.NaN}));
    }
}
