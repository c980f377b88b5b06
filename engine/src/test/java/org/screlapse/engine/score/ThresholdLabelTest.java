package org.screlapse.engine.score;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.NumericColumn;

public class ThresholdLabelTest {

    private final ThresholdLabel operation =
        ThresholdLabel.withDefaults().withThreshold(0.5).withLabels("stem-like", "other");

    @Test
    public void aScoreAtTheThresholdGetsTheLabel() {
        CategoricalColumn labels =
            operation.apply(NumericColumn.of(0.5, Math.nextDown(0.5), Double.NaN, Double.POSITIVE_INFINITY, -1));
        assertEquals(List.of("stem-like", "other"), labels.categories());
        assertArrayEquals(new int[]{0, 1, -1, 0, 1}, labels.codes());
    }

    @Test
    public void describesItsLabels() {
        assertEquals(operation.apply(NumericColumn.of(1)).categories(), operation.describe("state").categories());
        assertEquals("state", operation.describe("state").name());
        assertEquals(operation.apply(NumericColumn.of()).type(), operation.describe("state").type());
    }

    @Test
    public void refusesLabelsThatDoNotTellApart() {
        assertThrows(IllegalArgumentException.class, () -> operation.withLabels("a", "a"));
        assertThrows(IllegalArgumentException.class, () -> operation.withLabels(" ", "a"));
        assertThrows(IllegalArgumentException.class, () -> operation.withLabels("a", ""));
        assertThrows(IllegalArgumentException.class, () -> operation.withThreshold(Double.NaN));
    }
}
