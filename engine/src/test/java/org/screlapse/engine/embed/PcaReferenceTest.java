package org.screlapse.engine.embed;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.testing.ReferenceFiles;
import org.screlapse.engine.testing.ReferenceData;
import org.screlapse.engine.testing.ReferenceTables;
import org.screlapse.engine.task.Run;

/** Principal components against those of Scanpy 1.10.4. */
@RunWith(Parameterized.class)
public class PcaReferenceTest {

    private static final int COMPARED = 20;

    private final String name;

    public PcaReferenceTest(String name) {
        this.name = name;
    }

    @Parameters(name = "{0}")
    public static List<String> dataSets() {
        return ReferenceFiles.andMade("pbmc_small", "pbmc68k", "pbmc3k_hvg2000", "syn1500");
    }

    @Test
    public void exactEqualsScanpy() throws IOException {
        compare(name, "scanpy_pca_hvg", Pca.withDefaults().withoutScaling().withSolver(Pca.Solver.EXACT), 0.999);
    }

    @Test
    public void exactOfScaledAndClippedGenesEqualsScanpy() throws IOException {
        compare(name, "scanpy_pca_hvg_scaled", Pca.withDefaults().withSolver(Pca.Solver.EXACT), 0.999);
    }

    @Test
    public void randomizedEqualsScanpy() throws IOException {
        Pca pca = Pca.withDefaults().withSolver(Pca.Solver.RANDOMIZED);
        compare(name, "scanpy_pca_hvg", pca.withoutScaling(), 0.99);
        compare(name, "scanpy_pca_hvg_scaled", pca, 0.99);
    }

    private static void compare(String name, String table, Pca pca, double cosine) throws IOException {
        double[][] variance = ReferenceTables.numbers(name, table + "_variance.csv");
        double[][] scores = ReferenceTables.numbers(name, table + "_scores.csv.gz");
        List<String> genes = ReferenceData.table(name, table + "_loadings.csv.gz").get("");
        SingleCellData data = ReferenceData.read(name);
        Run run = Run.silent();
        PcaResult found = pca.withGenes(genes).withComponents(variance.length).apply(data, run).findings();
        assertEquals(name, List.of(), run.notes());
        for (int k = 0; k < Math.min(COMPARED, variance.length); k++) {
            String what = name + " " + table + " " + (k + 1);
            assertEquals(what, 1, found.variance()[k] / variance[k][0], 1e-3);
            assertEquals(what, 1, found.varianceRatio()[k] / variance[k][1], 1e-3);
            double similar = cosine(found, scores, k);
            assertTrue(what + " " + similar, similar >= cosine);
        }
    }

    private static double cosine(PcaResult found, double[][] scores, int component) {
        double product = 0;
        double ours = 0;
        double theirs = 0;
        for (int cell = 0; cell < scores.length; cell++) {
            double score = found.scores().get(cell, component);
            product += score * scores[cell][component];
            ours += score * score;
            theirs += scores[cell][component] * scores[cell][component];
        }
        return Math.abs(product) / Math.sqrt(ours * theirs);
    }
}
