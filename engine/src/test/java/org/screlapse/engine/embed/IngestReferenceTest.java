package org.screlapse.engine.embed;

import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.Test;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.preprocess.CountNormalization;
import org.screlapse.engine.preprocess.VariableGenes;
import org.screlapse.engine.testing.ReferenceData;
import org.screlapse.engine.task.Run;

/**
 * Labels transferred from one part of the cells to the other, by {@link ReferenceMap} and by {@code tl.ingest} of
 * Scanpy 1.10.4 on the same parts: which share of the cells gets its true label. Scanpy normalized to 10,000 counts,
 * took the 2,000 genes that vary most in the reference (all of PBMC 3k), 50 components and 15 neighbors, once with
 * genes scaled in each part and once without; its better result counts.
 */
public class IngestReferenceTest {

    private static final double WANTED = 0.95;

    @Test
    public void bloodCells() throws IOException {
        SingleCellData data = ReferenceData.read("pbmc3k_hvg2000").withCellColumn("type",
            CategoricalColumn.of(ReferenceData.table("pbmc3k_hvg2000", "scanpy_groups_used.csv").get("classified")));
        assertAsGood(data, "type", cell -> cell % 2 == 0, 0.907506);
        assertAsGood(data, "type", cell -> cell % 2 == 1, 0.894617);
        assertAsGood(data, "type", cell -> cell % 10 == 0, 0.726201);
    }

    @Test
    public void simulatedClustersOfOtherPatients() throws IOException {
        Map<String, List<String>> truth = ReferenceData.cells("syn1500");
        SingleCellData data =
            ReferenceData.read("syn1500").withCellColumn("cluster", CategoricalColumn.of(truth.get("cluster")));
        List<String> patients = truth.get("patient");
        assertAsGood(data, "cluster", cell -> patients.get(cell).compareTo("P03") <= 0, 0.856502);
        assertAsGood(data, "cluster", cell -> patients.get(cell).compareTo("P03") > 0, 0.860409);
    }

    @Test
    public void leukemiaCellsOfOtherPatients() throws IOException {
        SingleCellData data = TallCohort.read();
        CategoricalColumn patients = (CategoricalColumn) data.cells().column("patient").orElseThrow();
        assertAsGood(data, "population", cell -> !patients.text(cell).equals("P2"), 0.985786);
        assertAsGood(data, "phase", cell -> !patients.text(cell).equals("P1"), 0.970563);
        assertAsGood(data, "phase", cell -> cell % 2 == 0, 0.974541);
    }

    private static void assertAsGood(SingleCellData data, String label, IntPredicate isReference, double ingest) {
        SingleCellData reference = part(data, isReference);
        SingleCellData query = part(data, isReference.negate());
        reference = VariableGenes.withDefaults().apply(reference, Run.silent()).data();
        reference = Pca.withDefaults().apply(reference, Run.silent()).data();
        CategoricalColumn found = ReferenceMap.withDefaults().withAnnotations(List.of(label))
            .apply(reference, query, Run.silent()).findings().labels().get(label).labels();
        CategoricalColumn truth = (CategoricalColumn) query.cells().column(label).orElseThrow();
        double right = IntStream.range(0, truth.size()).filter(c -> truth.text(c).equals(found.text(c))).count()
            / (double) truth.size();
        assertTrue(label + ": " + right + ", by ingest " + ingest, right >= WANTED * ingest);
    }

    private static SingleCellData part(SingleCellData data, IntPredicate isIn) {
        return CountNormalization.withDefaults()
            .apply(data.selectCells(IntStream.range(0, data.cells().size()).filter(isIn).toArray()), Run.silent())
            .data();
    }
}
