package org.screlapse.engine.score;

import org.screlapse.engine.signature.Signature;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.GeneMoments;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.random.RRandom;
import org.screlapse.engine.testing.ReferenceFiles;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.testing.ReferenceData;

/** Seurat 4.3.0 on real and simulated data. */
@RunWith(Parameterized.class)
public class AddModuleScoreReferenceTest {

    private final String name;
    private final int bins;
    private final int controls;
    private final SingleCellData data;

    public AddModuleScoreReferenceTest(String name, int bins, int controls) throws IOException {
        this.name = name;
        this.bins = bins;
        this.controls = controls;
        data = ReferenceData.read(name);
    }

    @Parameters(name = "{0}")
    public static Collection<Object[]> dataSets() {
        return List.of(new Object[]{ReferenceFiles.MADE, 10, 10}, new Object[]{"pbmc_small", 10, 5},
            new Object[]{"pbmc68k", 24, 20}, new Object[]{"pbmc3k_hvg2000", 24, 20}, new Object[]{"syn1500", 24, 100});
    }

    @Test
    public void equalsSeuratGivenItsControls() throws IOException {
        Map<String, List<String>> given =
            ReferenceData.bySignature(name, "R_Seurat_AddModuleScore_controls.csv", "control_gene");
        assertScores(AddModuleScore.withDefaults().withControlGenes(given), 1e-9);
    }

    @Test
    public void drawsTheControlsThatSeuratDraws() throws IOException {
        Map<String, List<String>> expected =
            ReferenceData.bySignature(name, "R_Seurat_AddModuleScore_controls.csv", "control_gene");
        SignatureScores scores =
            assertScores(AddModuleScore.withDefaults().withBins(bins).withControls(controls), 1e-9);
        for (SignatureScore score : scores.scores()) {
            assertEquals(expected.get(score.signature().name()), score.controls());
        }
    }

    @Test
    public void controlsOfAnotherSeedGiveSimilarScores() throws IOException {
        List<Signature> signatures = signatures();
        AddModuleScore operation = AddModuleScore.withDefaults().withBins(bins).withControls(controls);
        SignatureScores seurat = operation.apply(data, signatures, Run.silent());
        SignatureScores other = operation.withSeed(7).apply(data, signatures, Run.silent());
        for (int s = 0; s < signatures.size(); s++) {
            double r = new PearsonsCorrelation().correlation(seurat.scores().get(s).values().values(),
                other.scores().get(s).values().values());
            // where genes are few, five or twenty controls a gene leave much to chance
            assertTrue(name + " " + signatures.get(s).name() + ": r = " + r, r > (controls == 100 ? 0.999 : 0.9));
        }
    }

    @Test
    public void putsGenesInTheBinsOfSeurat() throws IOException {
        Map<String, List<String>> expected = ReferenceData.table(name, "R_Seurat_AddModuleScore_bins.csv");
        double[] means = GeneMoments.ofMeans(
            Expression.of(data.counts(), ValueScale.AUTOMATIC, LibrarySizeNormalization.withDefaults(), Progress.NONE),
            Progress.NONE).means();
        ExpressionBins found = ExpressionBins.of(means, bins, new RRandom(1));
        for (int row = 0; row < means.length; row++) {
            String gene = expected.get("gene").get(row);
            int index = data.genes().names().indexOf(gene);
            assertEquals(gene, Double.parseDouble(expected.get("avg").get(row)), means[index], 1e-9);
            assertEquals(gene, Integer.parseInt(expected.get("bin").get(row)), found.binOf(index) + 1);
        }
    }

    private SignatureScores assertScores(AddModuleScore operation, double tolerance) throws IOException {
        Map<String, List<String>> expected = ReferenceData.table(name, "R_Seurat_AddModuleScore.csv");
        SignatureScores scores = operation.apply(data, signatures(), Run.silent());
        for (SignatureScore score : scores.scores()) {
            List<String> column = expected.get(score.signature().name());
            for (int cell = 0; cell < column.size(); cell++) {
                assertEquals(score.signature().name() + " of cell " + cell, Double.parseDouble(column.get(cell)),
                    score.values().value(cell), tolerance);
            }
        }
        return scores;
    }

    /** Those that Seurat scored, in its order; genes marked "-" count only for other methods. */
    private List<Signature> signatures() throws IOException {
        Map<String, List<String>> used = ReferenceData.bySignature(name, "R_signature_genes_used.csv", "gene");
        List<Signature> signatures = new ArrayList<>();
        for (String signature : ReferenceData.table(name, "R_Seurat_AddModuleScore.csv").keySet()) {
            if (!signature.isEmpty()) {
                signatures
                    .add(Signature.of(signature, used.get(signature).stream().filter(g -> !g.endsWith("-")).toList()));
            }
        }
        return signatures;
    }
}
