package org.screlapse.engine.stats;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public class FdrTest {

    @Test
    public void familiesAreAdjustedApart() {
        List<Finding> found = Fdr.adjusted(List.of(finding("fraction", "a", 0.01), finding("fraction", "b", 0.04),
            finding("score", "s", 0.03), finding("fraction", "c", Double.NaN),
            finding("fraction", "a", 0.02).inPatient("P1"), finding("fraction", "a", 0.5).inStratum("x")));
        // p.adjust(c(0.01, 0.04), "BH")
        assertEquals(0.02, found.get(0).fdr(), 1e-15);
        assertEquals(0.04, found.get(1).fdr(), 1e-15);
        assertEquals("scores are another family", 0.03, found.get(2).fdr(), 1e-15);
        assertEquals(Double.NaN, found.get(3).fdr(), 0);
        assertEquals("each patient is one", 0.02, found.get(4).fdr(), 1e-15);
        assertEquals("each stratum is one", 0.5, found.get(5).fdr(), 1e-15);
        assertEquals(List.of(), Fdr.adjusted(List.of()));
    }

    @Test
    public void notesAreJoined() {
        TestResult result = TestResult.none("t test", 3, "").withNote("a").withNote("").withNote("b");
        assertEquals("a; b", result.note());
        assertEquals("paired t", result.named("paired t").test());
        assertEquals(Double.NaN, result.value(), 0);
    }

    private static Finding finding(String kind, String what, double p) {
        return Finding.of(kind, what, List.of("dx", "rel"),
            new TestResult("t test", Estimate.NONE, "t", 1, p, PMethod.DISTRIBUTION, 5, ""));
    }
}
