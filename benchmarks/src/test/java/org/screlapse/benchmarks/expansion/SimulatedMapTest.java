package org.screlapse.benchmarks.expansion;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.SingleCellData;

public class SimulatedMapTest {

    private static final SimulatedMap MAP = new SimulatedMap(40_000, 2, 5, 3);

    @Test
    public void onePopulationGrowsFourfoldInEveryPatient() {
        SingleCellData data = MAP.make();
        for (String patient : List.of("P0", "P1")) {
            assertEquals(patient, 200, grown(data, patient, "diagnosis"), 50);
            assertEquals(patient, 800, grown(data, patient, "relapse"), 100);
        }
    }

    @Test
    public void sameSeedSameCells() {
        assertArrayEquals(coordinates(), coordinates(), 0);
    }

    private static float[] coordinates() {
        return MAP.make().embeddings().get("X_pca").coordinates();
    }

    private static long grown(SingleCellData data, String patient, String timepoint) {
        return IntStream.range(0, MAP.cells())
            .filter(
                cell -> text(data, "patient", cell).equals(patient) && text(data, "timepoint", cell).equals(timepoint)
                    && text(data, "population", cell).equals(SimulatedMap.GROWN))
            .count();
    }

    private static String text(SingleCellData data, String column, int cell) {
        return ((CategoricalColumn) data.cells().columns().get(column)).text(cell);
    }
}
