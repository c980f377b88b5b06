package org.screlapse.engine.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.Test;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.task.Run;

public class InAssayTest {

    /** Writes the total of the main assay. */
    private static final Operation<Void> TOTALS = new Operation<>() {
        @Override
        public DataSummary describe(DataSummary data) {
            return data.withCellColumn(new ColumnSummary("total", ColumnType.NUMERIC, List.of()))
                .withGeneColumn(new ColumnSummary("seen", ColumnType.BOOLEAN, List.of()));
        }

        @Override
        public Outcome<Void> apply(SingleCellData data, Run run) {
            double[] totals = new double[data.cells().size()];
            for (CellCursor cell = data.counts().cursor(); cell.next();) {
                for (int i = 0; i < cell.length(); i++) {
                    totals[cell.cell()] += cell.values()[i];
                }
            }
            return Outcome.of(data.withCellColumn("total", NumericColumn.of(totals)).withGeneColumn("seen",
                BooleanColumn.of(new boolean[data.genes().size()])));
        }
    };

    @Test
    public void anOperationWorksOnTheAssayThatItIsTold() throws IOException {
        SingleCellData data = data();
        InAssay<Void> antibodies = new InAssay<>("ADT", TOTALS);
        SingleCellData done = antibodies.apply(data, Run.silent()).data();
        assertEquals("100.0", done.cells().column("total").orElseThrow().text(0));
        assertEquals(List.of("RNA", "guides", "ADT"), done.assays().stream().map(Assay::name).toList());
        assertEquals(1, done.assay("ADT").orElseThrow().features().columns().size());
        assertEquals(0, done.genes().columns().size());
        DataSummary promised = antibodies.describe(data.summary());
        assertEquals(done.summary(), promised);
    }

    @Test
    public void saysWhichAssaysThereAre() throws IOException {
        DataSummary summary = data().summary();
        assertEquals("The data have no assay \"peaks\"; they have [RNA, guides, ADT].",
            assertThrows(MissingPartException.class, () -> new InAssay<>("peaks", TOTALS).describe(summary))
                .getMessage());
    }

    private static SingleCellData data() throws IOException {
        SingleCellData genes = TestMatrices.data(new float[][]{{2, 4}, {0, 1}}, "CD3D", "CD4");
        return genes.withAssay(assay("guides", 3, 0)).withAssay(assay("ADT", 100, 7));
    }

    private static Assay assay(String name, float first, float second) throws IOException {
        return Assay.of(name, TestMatrices.of(new float[][]{{first}, {second}}), Annotations.of(Names.of(name + "-1")));
    }
}
