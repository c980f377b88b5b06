package org.screlapse.engine.quality;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized.Parameters;
import org.junit.runners.Parameterized;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.ExpressionCursor;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.preprocess.CountNormalization;
import org.screlapse.engine.preprocess.GeneCategory;
import org.screlapse.engine.testing.PeerReference;
import org.screlapse.engine.testing.ReferenceFiles;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.data.Outcome;

/** Against {@code calculate_qc_metrics} and {@code normalize_total} of Scanpy. */
@RunWith(Parameterized.class)
public class QualityReferenceTest {

    private static final double PRECISION = 1e-8;

    private final String name;

    public QualityReferenceTest(String name) {
        this.name = name;
    }

    @Parameters(name = "{0}")
    public static List<String> names() {
        return ReferenceFiles.andMade("pbmc3k_hvg2000", "pbmc68k", "pbmc_small", "syn1500");
    }

    @Test
    public void metricsAreThoseOfScanpy() throws IOException {
        SingleCellData data = QualityMetrics.withDefaults().withCategories(List.of(GeneCategory.MITOCHONDRIAL))
            .withTopGenes(20, 50, 100).withDetails(true).apply(PeerReference.data(name), Run.silent()).data();
        for (Map.Entry<String, double[]> column : PeerReference.table(name, "scanpy_qc_obs.csv").entrySet()) {
            PeerReference.assertColumn(column.getKey(), column.getValue(), data.cells(), PRECISION);
        }
        for (Map.Entry<String, double[]> column : PeerReference.table(name, "scanpy_qc_var.csv").entrySet()) {
            if (column.getKey().equals("mt")) {
                BooleanColumn mt = (BooleanColumn) data.genes().column("mt").get();
                for (int gene = 0; gene < mt.size(); gene++) {
                    assertEquals(column.getValue()[gene] == 1, mt.value(gene));
                }
            } else {
                PeerReference.assertColumn(column.getKey(), column.getValue(), data.genes(), PRECISION);
            }
        }
    }

    @Test
    public void sizeFactorsToTheMedianAreThoseOfScanpy() throws IOException {
        Outcome<CountNormalization.Result> result =
            CountNormalization.withDefaults().withMedianTarget().apply(PeerReference.data(name), Run.silent());
        double[] sizes = ((NumericColumn) result.data().cells().column("size_factor").get()).values();
        double[] totals = PeerReference.table(name, "scanpy_size_factors.csv").get("norm_factor_median_target");
        for (int cell = 0; cell < sizes.length; cell++) {
            sizes[cell] *= result.findings().targetSum();
        }
        assertArrayEquals(totals, sizes, 1e-6);
    }

    @Test
    public void expressionIsThatOfScanpy() throws IOException {
        SingleCellData data = CountNormalization.withDefaults().apply(PeerReference.data(name), Run.silent()).data();
        Expression expression = Expression.of(data, ValueScale.AUTOMATIC,
            LibrarySizeNormalization.withDefaults().withTargetSum(1), Progress.NONE);
        double[] sums = new double[expression.cells()];
        ExpressionCursor cursor = expression.cursor(0, sums.length);
        while (cursor.next()) {
            for (int i = 0; i < cursor.length(); i++) {
                sums[cursor.cell()] += cursor.values()[i];
            }
        }
        PeerReference.assertNumbers("sum",
            PeerReference.table(name, "scanpy_lognorm_cell_sums.csv").values().iterator().next(), sums, PRECISION);
    }
}
