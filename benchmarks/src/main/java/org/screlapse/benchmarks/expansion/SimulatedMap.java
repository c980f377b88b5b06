package org.screlapse.benchmarks.expansion;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;

/**
 * Cells without genes, as principal components would place them: normally distributed clouds, all of about the same
 * size but the first one, which holds 2 % of the cells of a diagnosis and 8 % of those of a relapse. Every patient has
 * a diagnosis and a relapse, with as many cells in each.
 *
 * @param cells number of cells
 * @param patients number of patients, half as many as samples
 * @param clouds number of populations
 * @param seed start of the random numbers
 */
public record SimulatedMap(int cells, int patients, int clouds, long seed) {

    /** The first population, the one that grows. */
    public static final String GROWN = "population 0";

    private static final int DIMENSIONS = 30;
    private static final double CENTER_SPREAD = 2.5;
    private static final double RARE = 0.02;
    private static final double GROWTH = 4;

    /** @return the cells with {@code X_pca}, {@code patient}, {@code timepoint} and {@code population} */
    public SingleCellData make() {
        SplittableRandom random = new SplittableRandom(seed);
        double[] centers =
            IntStream.range(0, clouds * DIMENSIONS).mapToDouble(i -> CENTER_SPREAD * random.nextGaussian()).toArray();
        float[] coordinates = new float[cells * DIMENSIONS];
        int[] patientOf = new int[cells];
        int[] timepointOf = new int[cells];
        int[] cloudOf = new int[cells];
        for (int cell = 0; cell < cells; cell++) {
            int sample = (int) ((long) cell * 2 * patients / cells);
            patientOf[cell] = sample / 2;
            timepointOf[cell] = sample % 2;
            cloudOf[cell] =
                random.nextDouble() < RARE * (timepointOf[cell] == 1 ? GROWTH : 1) ? 0 : random.nextInt(1, clouds);
            for (int d = 0; d < DIMENSIONS; d++) {
                coordinates[cell * DIMENSIONS + d] =
                    (float) (centers[cloudOf[cell] * DIMENSIONS + d] + random.nextGaussian());
            }
        }
        return SingleCellData.withoutGenes(Annotations.of(Names.of(names("cell ", cells).toArray(String[]::new))))
            .withCellColumn("patient", CategoricalColumn.of(names("P", patients), patientOf))
            .withCellColumn("timepoint", CategoricalColumn.of(List.of("diagnosis", "relapse"), timepointOf))
            .withCellColumn("population", CategoricalColumn.of(names("population ", clouds), cloudOf))
            .withEmbedding("X_pca", new Embedding(DIMENSIONS, coordinates));
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }
}
