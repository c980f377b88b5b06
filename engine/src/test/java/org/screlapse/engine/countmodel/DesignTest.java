package org.screlapse.engine.countmodel;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public class DesignTest {

    @Test
    public void columnsOfGroupsAndNumbers() {
        Design design = DesignBuilder.of(4).withGroups("patient", List.of("B", "A", "B", "A"), null)
            .withNumbers("age", new double[]{3, 5, 8, 2})
            .withGroups("timepoint", List.of("relapse", "relapse", "diagnosis", "diagnosis"), "diagnosis").build();
        assertEquals(List.of("(Intercept)", "patient B", "age", "timepoint relapse"), design.columns());
        assertEquals(0, design.residualDf());
    }

    @Test
    public void namesTheColumnsThatDetermineOneAnother() {
        DesignBuilder builder = DesignBuilder.of(4).withGroups("patient", List.of("A", "A", "B", "B"), null)
            .withGroups("sex", List.of("f", "f", "m", "m"), null);
        Exception e = assertThrows(IllegalArgumentException.class, builder::build);
        assertTrue(e.getMessage(), e.getMessage()
            .startsWith("The design is not of full rank: the column \"sex m\" is determined by \"patient B\", so"));
    }

    @Test
    public void sumOfSeveralColumnsIsFound() {
        DesignBuilder builder = DesignBuilder.of(6).withGroups("patient", List.of("A", "A", "B", "B", "C", "C"), null)
            .withGroups("batch", List.of("1", "1", "2", "2", "2", "2"), null);
        Exception e = assertThrows(IllegalArgumentException.class, builder::build);
        assertTrue(e.getMessage(),
            e.getMessage().contains("\"batch 2\" is determined by \"patient B\", \"patient C\""));
    }

    @Test
    public void aGroupOfAllSamplesAddsNothing() {
        assertEquals(List.of("(Intercept)"),
            DesignBuilder.of(2).withGroups("patient", List.of("A", "A"), null).build().columns());
        assertEquals(List.of("(Intercept)"),
            DesignBuilder.of(2).withNumbers("age", new double[]{7, 7}).build().columns());
    }

    @Test
    public void missingValuesAreNamed() {
        Exception e = assertThrows(IllegalArgumentException.class,
            () -> DesignBuilder.of(2).withNumbers("age", new double[]{1, Double.NaN}));
        assertEquals("\"age\" is NaN for sample 2 of 2; the design needs a number for every sample.", e.getMessage());
    }
}
