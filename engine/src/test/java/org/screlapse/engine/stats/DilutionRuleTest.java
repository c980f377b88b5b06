package org.screlapse.engine.stats;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class DilutionRuleTest {
    private final DilutionRule rule = DilutionRule.withDefaults();

    @Test
    public void changedBelowTheRate() {
        assertTrue(rule.hasChanged(0.099));
        assertFalse(rule.hasChanged(0.1));
        assertFalse(rule.hasChanged(Double.NaN));
        assertTrue(rule.withFdr(0.2).hasChanged(0.1));
        for (double wrong : new double[]{0, 1, -1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> rule.withFdr(wrong));
        }
    }

    @Test
    public void aFallOfWhichLessThanHalfIsLeftIsExplained() {
        assertTrue(rule.explains(-2, -0.99));
        assertTrue("it even grew among the others", rule.explains(-2, 1));
        assertFalse(rule.explains(-2, -1));
        assertFalse("it did not fall", rule.explains(0.1, 0));
        assertFalse(rule.explains(Double.NaN, -1));
    }

    @Test
    public void fractionsOfNoCellsHaveALogarithm() {
        assertEquals(Math.log(0.5 / 100.5) / Math.log(2), DilutionRule.log2Fraction(0, 100), 1e-12);
        assertEquals(0, DilutionRule.log2Fraction(0, 0), 0);
    }
}
