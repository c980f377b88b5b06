package org.screlapse.engine.countmodel;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;
import org.screlapse.engine.task.Progress;

/**
 * A population that is gone at the later timepoint in all of four patients is fitted exactly and says nothing of the
 * scatter; it must not move the dispersions of the others. The numbers are edgeR's, from vanished_population.R.
 */
public class VanishedPopulationTest {
    private static final double[][] COUNTS = {{45, 0, 65, 0, 32, 0, 70, 0}, {45, 65, 83, 54, 84, 103, 84, 105},
        {129, 72, 105, 75, 91, 88, 133, 162}, {381, 366, 298, 335, 206, 324, 338, 336},
        {50, 32, 48, 44, 44, 32, 62, 17}, {284, 260, 339, 614, 265, 340, 243, 280},
        {552, 234, 264, 377, 361, 337, 320, 523}, {175, 121, 133, 185, 145, 121, 221, 134}};

    @Test
    public void agreesWithEdgeR() {
        Design design = DesignBuilder.of(8).withGroups("patient", List.of("1", "1", "2", "2", "3", "3", "4", "4"), null)
            .withGroups("timepoint", List.of("dx", "rel", "dx", "rel", "dx", "rel", "dx", "rel"), "dx").build();
        QuasiLikelihoodResult result =
            QuasiLikelihood.withDefaults().withRobust(true).apply(COUNTS, design, "timepoint rel", Progress.NONE);
        assertEquals(0.05333371429, result.commonDispersion(), 1e-5);
        assertEquals(0.07063866618, result.trendedDispersion()[0], 1e-5);
        assertEquals(0.05228132957, result.trendedDispersion()[7], 1e-5);
        assertEquals(3.467649351e-07, result.pValue()[0], 2e-10);
        assertEquals(0.09832762972, result.pValue()[4], 1e-5);
    }
}
