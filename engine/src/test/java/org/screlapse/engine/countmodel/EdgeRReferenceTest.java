package org.screlapse.engine.countmodel;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.Test;
import org.screlapse.engine.testing.ReferenceTable;
import org.screlapse.engine.task.Progress;

/**
 * Against edgeR 3.40.2: estimateDisp, glmQLFit, glmQLFTest. What is left of a difference is edgeR's looser convergence
 * (coefficients to about 1e-5) in samples and features with few counts.
 */
public class EdgeRReferenceTest {

    @Test
    public void clustersOfTheProject() throws IOException {
        assertSame("made_clusters_paired");
        assertSame("made_clusters_unpaired");
    }

    @Test
    public void pseudobulkOfTheProject() throws IOException {
        assertSame("made_pseudobulk");
    }

    @Test
    public void pairedClusters() throws IOException {
        assertSame("sim10k_clusters_paired");
    }

    @Test
    public void unpairedClusters() throws IOException {
        assertSame("sim10k_clusters_unpaired");
    }

    @Test
    public void pseudobulk() throws IOException {
        assertSame("pseudobulk_syn1500");
    }

    private static void assertSame(String set) throws IOException {
        ReferenceTable design = ReferenceTable.read(set + "_design.csv");
        List<String> columns = design.columns().subList(1, design.columns().size());
        double[][] counts = ReferenceTable.read(set + "_counts.csv").matrix();
        for (Normalization normalization : List.of(Normalization.NONE, Normalization.TMM)) {
            for (boolean robust : new boolean[]{false, true}) {
                String name = set + "_edgeR_" + (normalization == Normalization.NONE ? "none" : "TMM")
                    + (robust ? "_robust" : "");
                QuasiLikelihoodResult result =
                    QuasiLikelihood.withDefaults().withNormalization(normalization).withRobust(robust).apply(counts,
                        Design.of(columns, design.matrix()), columns.get(columns.size() - 1), Progress.NONE);
                assertSame(name, result);
            }
        }
    }

    private static void assertSame(String name, QuasiLikelihoodResult result) throws IOException {
        ReferenceTable samples = ReferenceTable.read(name + "_samples.csv");
        assertArrayEquals(name, samples.numbers("norm.factors"), result.factors(), 1e-10);
        assertEquals(name, samples.numbers("common.dispersion")[0], result.commonDispersion(), 1e-6);
        ReferenceTable expected = ReferenceTable.read(name + "_QL.csv");
        assertArrayEquals(name, expected.numbers("logCPM"), result.averageAbundance(), 1e-5);
        assertArrayEquals(name, expected.numbers("logFC"), result.log2FoldChange(), 1e-4);
        assertClose(name, expected.numbers("trended.dispersion"), result.trendedDispersion(), 1e-4);
        assertClose(name, expected.numbers("df.prior"), result.priorDf(), 1e-4);
        assertClose(name, expected.numbers("var.post"), result.quasiDispersion(), 1e-4);
        double[] p = expected.numbers("PValue");
        for (int i = 0; i < p.length; i++) {
            assertEquals(name, Math.log10(p[i]), Math.log10(result.pValue()[i]), 1e-4 * (1 - Math.log10(p[i])));
        }
        assertClose(name, expected.numbers("FDR"), result.fdr(), 1e-4);
    }

    private static void assertClose(String name, double[] expected, double[] actual, double relative) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(name, expected[i], actual[i], relative * Math.min(1e6, Math.abs(expected[i])));
        }
    }
}
