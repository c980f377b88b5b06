package org.screlapse.benchmarks.expansion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;

/**
 * Patients at diagnosis and relapse, as principal components would place their cells: twelve populations as normally
 * distributed clouds, which lie a little elsewhere in each patient. Patients differ in their fractions, and so do, as
 * far as is wanted, the samples of one patient beyond the drawing of cells. The first population grows.
 *
 * <p>
 * Without growth the two samples of a patient are exchangeable: every call is a false one.
 *
 * @param patients number of patients, half as many as samples
 * @param cellsPerSample cells of a sample, in the middle
 * @param fraction of the cells that the first population has at diagnosis, on average
 * @param log2Growth by how much its odds grow until the relapse, log2; 0 for none
 * @param sampleSpread how much the abundances differ between samples of one patient: standard deviation of their
 *            natural logarithm, 0 if nothing but the drawing of cells makes them differ
 * @param seed start of the random numbers
 */
public record SimulatedCohort(int patients, int cellsPerSample, double fraction, double log2Growth, double sampleSpread,
    long seed) {

    /** Which cells are at relapse. */
    static final String TIMEPOINT = "timepoint";
    static final String PATIENT = "patient";
    static final String POPULATION = "population";
    static final String COMPONENTS = "X_pca";
    static final List<String> TIMEPOINTS = List.of("diagnosis", "relapse");

    private static final int POPULATIONS = 12;
    private static final int DIMENSIONS = 20;
    private static final double NEXT_FRACTION = 0.8;
    private static final double CENTER_SPREAD = 1.5;
    private static final double NEXT_COMPONENT = 0.95;
    private static final double PATIENT_SHIFT = 0.3;
    private static final double PATIENT_SPREAD = 0.5;
    private static final double SIZE_SPREAD = 0.3;

    /** @return the cells with {@code X_pca}, {@code patient}, {@code timepoint} and {@code population} */
    public SingleCellData make() {
        return new Drawing(new SplittableRandom(seed)).make();
    }

    /** One drawing of a cohort. */
    private final class Drawing {
        private final SplittableRandom random;
        private final double[][] centers = new double[POPULATIONS][];
        private final List<float[]> places = new ArrayList<>();
        private final List<int[]> codes = new ArrayList<>();

        Drawing(SplittableRandom random) {
            this.random = random;
        }

        SingleCellData make() {
            for (int k = 0; k < POPULATIONS; k++) {
                centers[k] = normals(DIMENSIONS, CENTER_SPREAD);
                for (int d = 0; d < DIMENSIONS; d++) {
                    centers[k][d] *= Math.pow(NEXT_COMPONENT, d);
                }
            }
            IntStream.range(0, patients).forEach(this::addPatient);
            return assembled();
        }

        private void addPatient(int patient) {
            double[] logs = normals(POPULATIONS, PATIENT_SPREAD);
            double[][] shifted = new double[POPULATIONS][];
            for (int k = 0; k < POPULATIONS; k++) {
                shifted[k] = sum(centers[k], normals(DIMENSIONS, PATIENT_SHIFT));
            }
            for (int timepoint = 0; timepoint < TIMEPOINTS.size(); timepoint++) {
                double[] weights = weights(sum(logs, normals(POPULATIONS, sampleSpread)), timepoint);
                long cells = Math.round(cellsPerSample * Math.exp(SIZE_SPREAD * random.nextGaussian()));
                for (int cell = 0; cell < cells; cell++) {
                    int population = draw(weights);
                    places.add(placed(shifted[population]));
                    codes.add(new int[]{patient, timepoint, population});
                }
            }
        }

        private double[] weights(double[] logs, int timepoint) {
            double rest = IntStream.range(1, POPULATIONS).mapToDouble(k -> Math.pow(NEXT_FRACTION, k)).sum();
            double[] weights = new double[POPULATIONS];
            for (int k = 0; k < POPULATIONS; k++) {
                weights[k] = Math.exp(logs[k]) * (k == 0 ? fraction * Math.pow(2, timepoint * log2Growth)
                    : (1 - fraction) * Math.pow(NEXT_FRACTION, k) / rest);
            }
            return weights;
        }

        private int draw(double[] weights) {
            double left = random.nextDouble() * Arrays.stream(weights).sum();
            int k = 0;
            while (k < POPULATIONS - 1 && left >= weights[k]) {
                left -= weights[k++];
            }
            return k;
        }

        private float[] placed(double[] center) {
            float[] place = new float[DIMENSIONS];
            for (int d = 0; d < DIMENSIONS; d++) {
                place[d] = (float) (center[d] + random.nextGaussian());
            }
            return place;
        }

        private double[] normals(int count, double spread) {
            return IntStream.range(0, count).mapToDouble(i -> spread * random.nextGaussian()).toArray();
        }

        private SingleCellData assembled() {
            int cells = places.size();
            float[] coordinates = new float[cells * DIMENSIONS];
            for (int cell = 0; cell < cells; cell++) {
                System.arraycopy(places.get(cell), 0, coordinates, cell * DIMENSIONS, DIMENSIONS);
            }
            return SingleCellData.withoutGenes(Annotations.of(Names.of(names("cell ", cells).toArray(String[]::new))))
                .withCellColumn(PATIENT, CategoricalColumn.of(names("P", patients), codes(0)))
                .withCellColumn(TIMEPOINT, CategoricalColumn.of(TIMEPOINTS, codes(1)))
                .withCellColumn(POPULATION, CategoricalColumn.of(names("population ", POPULATIONS), codes(2)))
                .withEmbedding(COMPONENTS, new Embedding(DIMENSIONS, coordinates));
        }

        private int[] codes(int which) {
            return codes.stream().mapToInt(code -> code[which]).toArray();
        }
    }

    private static double[] sum(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }
}
