package org.screlapse.engine.io;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.TextColumn;

/** A small data set with everything that a data set can hold. {@code check_h5ad.py} knows the same values. */
public final class WriterExample {

    static final float[][] COUNTS = {{1, 0, 300, 0}, {0, 0, 0, 0}, {0, 2, 0, 1}};

    private WriterExample() {
    }

    static SingleCellData everything() throws IOException {
        return SingleCellData.of(counts(), cells(), genes())
            .withEmbedding("X_pca", new Embedding(2, new float[]{0, 0.5f, 1, 1.5f, 2, 2.5f}))
            .withGeneEmbedding("PCs", new Embedding(1, new float[]{1, 2, 3, 4}))
            .withLayer("lognorm", matrix(new float[][]{{0, 0, 0, 0.5f}, {0, 0, 0, 0}, {1.5f, 0, 0, 0}}))
            .withGraph("distances",
                new CellGraph(new int[]{0, 1, 1, 3}, new int[]{2, 0, 1}, new float[]{0.25f, 0.5f, 0.75f}))
            .withMetadata("title", "relapse µ").withMetadata("resolution", 0.8).withMetadata("done", true)
            .withMetadata("markers", List.of("CD34", "CD7")).withMetadata("variance", List.of(2.0, 1.0));
    }

    static SingleCellData countsOnly() throws IOException {
        return SingleCellData.of(counts(), Annotations.of(Names.of("AAAC-1", "AAAG-1", "AAAT-1")), genes());
    }

    static CountMatrix counts() throws IOException {
        return matrix(COUNTS);
    }

    public static CountMatrix matrix(float[][] rows) throws IOException {
        CountMatrixBuilder builder = new CountMatrixBuilder(rows[0].length, BlockStorage.HEAP);
        int[] indices = new int[rows[0].length];
        Arrays.setAll(indices, i -> i);
        for (float[] row : rows) {
            builder.addCell(indices, row, 0, row.length);
        }
        return builder.build();
    }

    private static Annotations cells() {
        return Annotations.of(Names.of("AAAC-1", "AAAG-1", "AAAT-1"))
            .with("patient", CategoricalColumn.of(List.of("P2", "P1"), new int[]{0, 1, 0}))
            .with("label", CategoricalColumn.of(Arrays.asList("stem", null, "blast")))
            .with("score", NumericColumn.of(0.5, Double.NaN, -1e300))
            .with("genes", NumericColumn.ofIntegers(2, 0, 5_000_000_000.0))
            .with("age", NumericColumn.ofIntegers(7, Double.NaN, 12))
            .with("keep", BooleanColumn.of(List.of(true, false, true)))
            .with("doublet", BooleanColumn.of(Arrays.asList(false, null, true)))
            .with("note", TextColumn.of(List.of("", "größer, \"x\"", "b")))
            .with("comment", TextColumn.of(Arrays.asList("z", null, "a"))).with("S/G2M", NumericColumn.of(1, 2, 3))
            .with("_index", NumericColumn.of(4, 5, 6));
    }

    private static Annotations genes() {
        return Annotations.of(Names.of("CD34", "CD7", "MKI67", "HLA-DRA"))
            .with("gene_ids", TextColumn.of(List.of("ENSG1", "ENSG2", "ENSG3", "ENSG4")))
            .with("feature_types", CategoricalColumn.constant("Gene Expression", 4))
            .with("genome", CategoricalColumn.constant("GRCh38", 4));
    }
}
