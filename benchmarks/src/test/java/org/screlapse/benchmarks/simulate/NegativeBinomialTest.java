package org.screlapse.benchmarks.simulate;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class NegativeBinomialTest {

    @Test
    public void quantilesAreThoseOfR() {
        // R: qnbinom(c(0.1, 0.5, 0.9, 0.999), size = 4, mu = 3)
        double zero = NegativeBinomial.zero(3, 4);
        assertEquals(Math.pow(4.0 / 7, 4), zero, 1e-12);
        assertEquals(0, NegativeBinomial.quantile(0.1, zero, 3, 4));
        assertEquals(3, NegativeBinomial.quantile(0.5, zero, 3, 4));
        assertEquals(6, NegativeBinomial.quantile(0.9, zero, 3, 4));
        assertEquals(14, NegativeBinomial.quantile(0.999, zero, 3, 4));
    }
}
