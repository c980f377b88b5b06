package org.screlapse.knime.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;

/** Data that fit into a test. */
public final class SmallData {

    private static final int GENES = 200;

    private SmallData() {
    }

    /**
     * @param cells how many cells
     * @param seed of the counts
     * @return cells c0, c1, … with counts of genes G0, G1, … G199
     */
    public static SingleCellData counts(int cells, long seed) throws IOException {
        Random random = new Random(seed);
        CountMatrixBuilder counts = new CountMatrixBuilder(GENES, BlockStorage.HEAP);
        int[] genes = IntStream.range(0, GENES).toArray();
        for (int cell = 0; cell < cells; cell++) {
            float[] values = new float[GENES];
            for (int gene = 0; gene < GENES; gene++) {
                values[gene] = Math.max(0, random.nextInt(4 + gene / 20) - 2);
            }
            counts.addCell(genes, values, 0, GENES);
        }
        return SingleCellData.of(counts.build(), Annotations.of(names("c", cells)), Annotations.of(names("G", GENES)));
    }

    /**
     * Cells without genes, annotated with patient, timepoint, population ("stem-like" or "other") and score (1 or 0).
     *
     * @param samples in each: patient, timepoint, number of stem-like cells, number of other cells
     */
    public static SingleCellData samples(Object[]... samples) {
        List<String> patients = new ArrayList<>();
        List<String> timepoints = new ArrayList<>();
        List<String> populations = new ArrayList<>();
        for (Object[] sample : samples) {
            int stem = (Integer) sample[2];
            int all = stem + (Integer) sample[3];
            for (int cell = 0; cell < all; cell++) {
                patients.add((String) sample[0]);
                timepoints.add((String) sample[1]);
                populations.add(cell < stem ? "stem-like" : "other");
            }
        }
        double[] scores = populations.stream().mapToDouble(p -> p.equals("stem-like") ? 1 : 0).toArray();
        return SingleCellData.withoutGenes(Annotations.of(names("c", patients.size())))
            .withCellColumn("patient", CategoricalColumn.of(patients))
            .withCellColumn("timepoint", CategoricalColumn.of(timepoints))
            .withCellColumn("population", CategoricalColumn.of(populations))
            .withCellColumn("score", NumericColumn.of(scores));
    }

    private static Names names(String prefix, int count) {
        return Names.of(IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new));
    }
}
