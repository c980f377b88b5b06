package org.screlapse.engine.preprocess;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Assay;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.preprocess.CellRule.Comparison;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.task.StopAfter;

public class CellFilterTest {

    private static final CellRule T_CELLS = CellRule.ofGene("CD3D", Comparison.GREATER, 0);
    private static final CellRule RELAPSE = CellRule.ofValues("timepoint", List.of("relapse"));
    private static final CellRule HIGH = CellRule.ofNumber("score", Comparison.AT_LEAST, 0.5);

    private final SingleCellData data;

    public CellFilterTest() throws IOException {
        data = SingleCellData
            .of(counts(new float[][]{{0, 1}, {3, 0}, {1, 0}, {2, 9}}), Annotations.of(Names.of("a", "b", "c", "d")),
                Annotations.of(Names.of("CD3D", "CD19")))
            .withAssay(Assay.of("ADT", counts(new float[][]{{5}, {0}, {7}, {0}}), Annotations.of(Names.of("CD45"))))
            .withCellColumn("timepoint", CategoricalColumn.of(Arrays.asList("diagnosis", "relapse", "diagnosis", null)))
            .withCellColumn("score", NumericColumn.of(0.5, 0.2, Double.NaN, 0.9));
    }

    @Test
    public void rulesAreJoinedByAndOrOr() {
        assertKept("b", CellFilter.of(List.of(T_CELLS, RELAPSE)));
        assertKept("b c d", CellFilter.of(List.of(T_CELLS, RELAPSE)).withAnyRule(true));
        assertKept("a c d", CellFilter.of(List.of(T_CELLS, RELAPSE)).withRemoval(true));
        assertKept("a", CellFilter.of(List.of(T_CELLS, RELAPSE)).withRemoval(true).withAnyRule(true));
        assertKept("a b d", CellFilter.of(List.of(HIGH, RELAPSE)).withAnyRule(true));
    }

    @Test
    public void numbersAreComparedAndMissingOnesMatchNothing() {
        assertKept("a d", CellFilter.of(List.of(HIGH)));
        assertKept("d", CellFilter.of(List.of(CellRule.ofNumber("score", Comparison.GREATER, 0.5))));
        assertKept("b", CellFilter.of(List.of(CellRule.ofNumber("score", Comparison.LESS, 0.5))));
        assertKept("a b", CellFilter.of(List.of(CellRule.ofNumber("score", Comparison.AT_MOST, 0.5))));
        assertKept("a", CellFilter.of(List.of(CellRule.ofNumber("score", Comparison.EQUAL, 0.5))));
        assertKept("c", CellFilter.of(List.of(CellRule.ofMissing("score"))));
    }

    @Test
    public void aFeatureOfAnotherAssayIsFound() {
        assertKept("a c", CellFilter.of(List.of(CellRule.ofGene("CD45", Comparison.GREATER, 0))));
        SingleCellData kept =
            CellFilter.of(List.of(CellRule.ofGene("CD45", Comparison.GREATER, 5))).apply(data, Run.silent()).data();
        assertEquals("the other assays follow", 1, kept.assay("ADT").orElseThrow().cells());
    }

    @Test
    public void categoriesThatNoCellCanHaveLeave() {
        for (CellFilter filter : List
            .of(CellFilter.of(List.of(T_CELLS, RELAPSE)),
                CellFilter.of(List.of(T_CELLS, CellRule.ofPattern("timepoint", "d*"))).withRemoval(true)
                    .withAnyRule(true).withAnyRule(false),
                CellFilter.of(List.of(CellRule.ofPattern("timepoint", "d*"))).withRemoval(true))) {
            DataSummary promised = filter.describe(data.summary());
            SingleCellData kept = filter.apply(data, Run.silent()).data();
            assertEquals(promised.cellColumns(), kept.summary().cellColumns());
        }
        assertEquals(List.of("relapse"), CellFilter.of(List.of(RELAPSE)).describe(data.summary())
            .cellColumn("timepoint").orElseThrow().categories());
        assertEquals(List.of("diagnosis", "relapse"), CellFilter.of(List.of(T_CELLS, RELAPSE)).withAnyRule(true)
            .describe(data.summary()).cellColumn("timepoint").orElseThrow().categories());
    }

    @Test
    public void saysWhatIsWrong() {
        assertEquals("There is no rule: add at least one.",
            assertThrows(IllegalArgumentException.class, () -> CellFilter.of(List.of())).getMessage());
        assertRefused("No cell is left: none matches all of the rules: CD3D > 5.0; timepoint relapse.",
            CellFilter.of(List.of(CellRule.ofGene("CD3D", Comparison.GREATER, 5), RELAPSE)));
        assertRefused("No cell is left: all have \"CD3D\" ≥ 0.0.",
            CellFilter.of(List.of(CellRule.ofGene("CD3D", Comparison.AT_LEAST, 0))).withRemoval(true));
        assertRefused("The data have no gene \"CD4\"; gene names are spelled as [CD3D, CD19].",
            CellFilter.of(List.of(CellRule.ofGene("CD4", Comparison.GREATER, 0))));
        assertRefused("The annotation \"timepoint\" cannot be the numbers to compare: it is categorical, not numeric"
            + " or integer.", CellFilter.of(List.of(CellRule.ofNumber("timepoint", Comparison.LESS, 1))));
    }

    @Test
    public void stopsWhenCancelled() {
        StopAfter.check(progress -> CellFilter.of(List.of(T_CELLS)).apply(data, Run.of(progress)));
    }

    private void assertKept(String cells, CellFilter filter) {
        assertEquals(List.of(cells.split(" ")), filter.apply(data, Run.silent()).data().cells().names().asList());
    }

    private void assertRefused(String message, CellFilter filter) {
        assertEquals(message,
            assertThrows(IllegalArgumentException.class, () -> filter.apply(data, Run.silent())).getMessage());
    }

    private static CountMatrix counts(float[][] cells) throws IOException {
        int genes = cells[0].length;
        CountMatrixBuilder builder = new CountMatrixBuilder(genes, BlockStorage.HEAP);
        for (float[] cell : cells) {
            builder.addCell(genes == 1 ? new int[]{0} : new int[]{0, 1}, cell, 0, genes);
        }
        return builder.build();
    }
}
