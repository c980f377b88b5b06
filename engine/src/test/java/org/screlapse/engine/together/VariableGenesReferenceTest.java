package org.screlapse.engine.together;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized.Parameters;
import org.junit.runners.Parameterized;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.preprocess.CountNormalization;
import org.screlapse.engine.preprocess.DispersionLimits;
import org.screlapse.engine.preprocess.VariableGeneFlavor;
import org.screlapse.engine.preprocess.VariableGenes;
import org.screlapse.engine.quality.QualityFilter;
import org.screlapse.engine.testing.ReferenceFiles;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.testing.PeerReference;

/** Against Scanpy's {@code highly_variable_genes} and Seurat's {@code FindVariableFeatures}. */
@RunWith(Parameterized.class)
public class VariableGenesReferenceTest {

    private static final double PRECISION = 1e-6;
    private static final double SAME_GENES = 0.99;
    private static final double TIES = 10;
    private static final Set<String> NUMBERS =
        Set.of("means", "variances", "variances_norm", "residual_variances", "dispersions", "dispersions_norm");

    private final String name;
    private final boolean large;

    public VariableGenesReferenceTest(String name) {
        this.name = name;
        large = name.equals("syn1500");
    }

    @Parameters(name = "{0}")
    public static List<String> names() {
        return ReferenceFiles.andMade("pbmc3k_hvg2000", "pbmc68k", "pbmc_small", "syn1500");
    }

    @Test
    public void seuratV3() throws IOException {
        Outcome<VariableGenes.Result> result =
            assertLike("scanpy_hvg_seurat_v3.csv", VariableGeneFlavor.SEURAT_V3, PeerReference.data(name));
        Map<String, double[]> seurat = PeerReference.table(name, "R_Seurat_hvg_vst.csv");
        PeerReference.assertColumn("means", seurat.get("vst.mean"), result.data().genes(), PRECISION);
        PeerReference.assertColumn("variances", seurat.get("vst.variance"), result.data().genes(), PRECISION);
        PeerReference.assertColumn("variances_norm", seurat.get("vst.variance.standardized"), result.data().genes(),
            PRECISION);
    }

    @Test
    public void pearsonResiduals() throws IOException {
        assertLike("scanpy_hvg_pearson_residuals.csv", VariableGeneFlavor.PEARSON_RESIDUALS, PeerReference.data(name));
    }

    @Test
    public void seurat() throws IOException {
        assertLike("scanpy_hvg_seurat_ntop.csv", VariableGeneFlavor.SEURAT, PeerReference.data(name));
    }

    @Test
    public void cellRanger() throws IOException {
        SingleCellData data = PeerReference.data(name);
        if (large) {
            // Scanpy fails with genes that no cell has; its numbers are of genes in at least 3 cells
            data = CountNormalization.withDefaults().apply(data, Run.silent()).data();
            data = QualityFilter.withDefaults().withCellsPerGene(3).apply(data, Run.silent()).data();
        }
        assertLike(large ? "scanpy_hvg_cell_ranger_ntop_mincells3.csv" : "scanpy_hvg_cell_ranger_ntop.csv",
            VariableGeneFlavor.CELL_RANGER, data);
    }

    @Test
    public void limitsChooseTheGenesThatScanpyChooses() throws IOException {
        assertSameGenes("scanpy_hvg_seurat_cutoffs.csv", VariableGeneFlavor.SEURAT, PeerReference.data(name));
        SingleCellData data = PeerReference.data(name);
        if (large) {
            data = CountNormalization.withDefaults().apply(data, Run.silent()).data();
            data = QualityFilter.withDefaults().withCellsPerGene(3).apply(data, Run.silent()).data();
        }
        assertSameGenes(large ? "scanpy_hvg_cell_ranger_cutoffs_mincells3.csv" : "scanpy_hvg_cell_ranger_cutoffs.csv",
            VariableGeneFlavor.CELL_RANGER, data);
    }

    private void assertSameGenes(String file, VariableGeneFlavor flavor, SingleCellData data) throws IOException {
        double[] expected = PeerReference.table(name, file).get("highly_variable");
        BooleanColumn chosen =
            (BooleanColumn) VariableGenes.withDefaults().withFlavor(flavor).withLimits(DispersionLimits.USUAL)
                .apply(data, Run.silent()).data().genes().column("highly_variable").get();
        for (int gene = 0; gene < expected.length; gene++) {
            assertEquals(file + ", gene " + gene, expected[gene] == 1, chosen.value(gene));
        }
    }

    @Test
    public void batches() throws IOException {
        if (!large && !name.equals(ReferenceFiles.MADE)) {
            return; // the peer's numbers are of the sets with patients
        }
        SingleCellData data = PeerReference.data(name, "patient");
        assertLike("scanpy_hvg_seurat_v3_batch.csv", VariableGeneFlavor.SEURAT_V3, data);
        assertLike("scanpy_hvg_seurat_ntop_batch.csv", VariableGeneFlavor.SEURAT, data);
        assertLike("scanpy_hvg_cell_ranger_ntop_batch.csv", VariableGeneFlavor.CELL_RANGER, data);
    }

    @Test
    public void threadsMakeNoDifference() throws Exception {
        SingleCellData data = PeerReference.data(name);
        for (VariableGeneFlavor flavor : VariableGeneFlavor.values()) {
            VariableGenes operation = VariableGenes.withDefaults().withFlavor(flavor);
            SingleCellData one = new ForkJoinPool(1).submit(() -> operation.apply(data, Run.silent()).data()).get();
            SingleCellData four = new ForkJoinPool(4).submit(() -> operation.apply(data, Run.silent()).data()).get();
            one.genes().columns().forEach((column, values) -> {
                for (int gene = 0; gene < values.size(); gene++) {
                    assertEquals(values.text(gene), four.genes().column(column).get().text(gene));
                }
            });
        }
    }

    private static Outcome<VariableGenes.Result> assertLike(String name, VariableGenes operation, SingleCellData data,
        String file) throws IOException {
        Map<String, double[]> expected = PeerReference.table(name, file);
        int number = (int) IntStream.range(0, expected.get("highly_variable").length)
            .filter(gene -> expected.get("highly_variable")[gene] == 1).count();
        Outcome<VariableGenes.Result> result = operation.withNumber(number).apply(data, Run.silent());
        for (Map.Entry<String, double[]> column : expected.entrySet()) {
            if (result.data().genes().column(column.getKey()).orElse(null) instanceof NumericColumn numbers) {
                if (NUMBERS.contains(column.getKey())) {
                    PeerReference.assertNumbers(column.getKey(), column.getValue(), numbers.values(), PRECISION);
                } else if (!file.contains("batch")) {
                    assertMostly(column.getKey(), column.getValue(), numbers.values());
                }
            }
        }
        BooleanColumn chosen = (BooleanColumn) result.data().genes().column("highly_variable").get();
        long same = IntStream.range(0, chosen.size())
            .filter(gene -> chosen.value(gene) && expected.get("highly_variable")[gene] == 1).count();
        assertEquals(number, result.findings().genes().length);
        assertTrue(same + " of " + number + " genes are the same", same >= SAME_GENES * number);
        return result;
    }

    private Outcome<VariableGenes.Result> assertLike(String file, VariableGeneFlavor flavor, SingleCellData data)
        throws IOException {
        VariableGenes operation = VariableGenes.withDefaults().withFlavor(flavor);
        return assertLike(name, file.contains("batch") ? operation.withBatchColumn("patient") : operation, data, file);
    }

    /** Genes of the same counts are equally variable, and ranked by chance in Scanpy. */
    private static void assertMostly(String name, double[] expected, double[] values) {
        long same = IntStream.range(0, values.length).filter(
            i -> (Double.isNaN(expected[i]) && Double.isNaN(values[i])) || Math.abs(expected[i] - values[i]) <= TIES)
            .count();
        assertTrue(name + ": " + same + " of " + values.length, same >= SAME_GENES * values.length);
    }
}
