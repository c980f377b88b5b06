package org.screlapse.benchmarks.expansion;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.stream.IntStream;
import org.junit.Test;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.SingleCellData;

public class SimulatedCohortTest {

    @Test
    public void theFirstPopulationGrowsAsMuchAsWanted() {
        SingleCellData data = new SimulatedCohort(40, 500, 0.1, 2, 0, 1).make();
        assertEquals(2, Math.log(odds(data, 1) / odds(data, 0)) / Math.log(2), 0.15);
        assertEquals(0, Math.log(odds(withoutGrowth(), 1) / odds(withoutGrowth(), 0)) / Math.log(2), 0.15);
    }

    @Test
    public void sameSeedSameCells() {
        assertArrayEquals(withoutGrowth().embeddings().get("X_pca").coordinates(),
            withoutGrowth().embeddings().get("X_pca").coordinates(), 0);
    }

    @Test
    public void largeGrowthIsFoundAndItsCellsAreCalled() {
        SingleCellData data = new SimulatedCohort(6, 200, 0.1, 3, 0.2, 3).make();
        CategoricalColumn populations = GrowthMethod.column(data, SimulatedCohort.POPULATION);
        boolean[] grown = new boolean[populations.size()];
        for (int cell = 0; cell < grown.length; cell++) {
            grown[cell] = populations.code(cell) == 0;
        }
        for (GrowthMethod test : GrowthMethod.values()) {
            CalledCells cells = CalledCells.of(test.find(data).expanded(), grown);
            assertTrue(test.title(), test.find(data).any(0.1, true));
            assertTrue(test.title() + " " + cells, cells.recall() > 0.8);
        }
    }

    @Test
    public void agreementOfCells() {
        CalledCells cells =
            CalledCells.of(new boolean[]{true, true, false, false}, new boolean[]{true, false, true, false});
        assertEquals(0.5, cells.recall(), 0);
        assertEquals(0.5, cells.precision(), 0);
        assertEquals(1 / 3.0, cells.jaccard(), 1e-12);
        assertTrue(cells.isDetected());
        assertEquals(1, CalledCells.of(new boolean[2], new boolean[2]).jaccard(), 0);
        assertFalse(CalledCells.of(new boolean[2], new boolean[2]).isDetected());
    }

    private static SingleCellData withoutGrowth() {
        return new SimulatedCohort(40, 500, 0.1, 0, 0, 1).make();
    }

    private static double odds(SingleCellData data, int timepoint) {
        CategoricalColumn populations = GrowthMethod.column(data, SimulatedCohort.POPULATION);
        CategoricalColumn timepoints = GrowthMethod.column(data, SimulatedCohort.TIMEPOINT);
        long in = IntStream.range(0, populations.size())
            .filter(cell -> timepoints.code(cell) == timepoint && populations.code(cell) == 0).count();
        long all = IntStream.range(0, populations.size()).filter(cell -> timepoints.code(cell) == timepoint).count();
        return (double) in / (all - in);
    }
}
