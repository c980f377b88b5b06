package org.screlapse.engine.data;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.screlapse.engine.data.DataSummary.ColumnSummary;

public class DataOutlineTest {

    @Test
    public void everythingIsSaid() throws IOException {
        SingleCellData data = SingleCellData
            .of(matrix(1, 2, 0),
                Annotations.of(Names.of("a", "b", "c"))
                    .with("state", CategoricalColumn.of(List.of("1", "2", "3", "4", "5", "6"), new int[]{0, 1, -1}))
                    .with("score", NumericColumn.of(0.123456, Double.NaN, -2))
                    .with("genes", NumericColumn.ofIntegers(1, 20_000, 5))
                    .with("doublet", BooleanColumn.of(Arrays.asList(true, null, false)))
                    .with("note", TextColumn.of(Arrays.asList(null, "x".repeat(50), "two\nlines"))).with("nothing",
                        TextColumn.of(Arrays.asList(null, null, null))),
                Annotations.of(Names.of("CD34", "CD7")))
            .withLayer("lognorm", matrix(0.5f, -1, 1)).withEmbedding("X_pca", new Embedding(1, new float[]{1, 2, 3}))
            .withGraph("distances", new CellGraph(new int[]{0, 1, 2, 2}, new int[]{1, 0}, new float[]{1, 1}))
            .withMetadata("title", "relapse").withMetadata("markers", List.of("CD34", "CD7"));
        String text = DataOutline.of(data).text();
        assertEquals("""
            3 cells × 2 genes, 2 values other than 0 (33.3 %), all of them counts

            Cell annotations
              state    categorical, 6: 1, 2, 3, 4, 5, …, 1 missing
              score    numeric, -2 to 0.1235, 1 missing
              genes    integer, 1 to 20,000
              doublet  boolean, 1 true, 1 false, 1 missing
              note     text, such as xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…, two·lines, 1 missing
              nothing  text, 3 missing

            Layers
              lognorm  3 values other than 0, not counts: some are negative or not whole

            Embeddings of the cells
              X_pca  1 dimension

            Graphs
              distances  2 edges

            Metadata
              title    relapse
              markers  2: CD34, CD7

            Values
            """, text.substring(0, text.indexOf("  in memory")));
    }

    @Test
    public void summaryIsEnough() {
        DataSummary summary = new DataSummary(1000,
            List.of(new ColumnSummary("timepoint", ColumnType.CATEGORICAL, List.of("diagnosis", "relapse")),
                new ColumnSummary("age", ColumnType.INTEGER, List.of())),
            Map.of("X_umap", 2), List.of("connectivities"), List.of(new AssaySummary(Assay.RNA, DataSummary.UNKNOWN,
                DataSummary.UNKNOWN, List.of(), List.of("spliced"), Map.of())));
        assertEquals("""
            1,000 cells × unknown genes

            Cell annotations
              timepoint  categorical, 2: diagnosis, relapse
              age        integer

            Layers
              spliced

            Embeddings of the cells
              X_umap  2 dimensions

            Graphs
              connectivities
            """, DataOutline.of(summary).text());
    }

    @Test
    public void cellsWithoutGenes() {
        assertEquals("1 cell, no genes\n",
            DataOutline.of(SingleCellData.withoutGenes(Annotations.of(Names.of("a")))).text());
        assertEquals("0 cells, no genes\n",
            DataOutline.of(SingleCellData.withoutGenes(Annotations.of(Names.of()))).text());
    }

    /** Three cells × two genes: the values are those of the first gene. */
    private static CountMatrix matrix(float... values) throws IOException {
        CountMatrixBuilder builder = new CountMatrixBuilder(2, BlockStorage.HEAP);
        for (float value : values) {
            builder.addCell(new int[]{0}, new float[]{value}, 0, 1);
        }
        return builder.build();
    }
}
