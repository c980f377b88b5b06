package org.screlapse.engine.data;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.Test;
import org.screlapse.engine.task.Run;

/** Two genes, an antibody and a hashtag in three cells, as a file has them: in one matrix. */
public class AssayTest {

    @Test
    public void featureTypesBecomeAssaysGenesFirst() throws IOException {
        SingleCellData split = FeatureTypes.split(file());
        assertEquals(List.of("RNA", "ADT", "hashtags"), split.assays().stream().map(Assay::name).toList());
        assertEquals(List.of("CD3D", "CD4"), split.genes().names().asList());
        assertArrayEquals(new float[][]{{2, 4}, {0, 0}, {5, 0}}, TestMatrices.dense(split.counts()));
        assertArrayEquals(new float[][]{{100}, {0}, {7}},
            TestMatrices.dense(split.assay("ADT").orElseThrow().counts()));
        assertEquals(List.of("RNA 2", "ADT 1", "hashtags 1"),
            split.summary().assays().stream().map(a -> a.name() + " " + a.features()).toList());
    }

    @Test
    public void joiningGivesTheFileBack() throws IOException {
        SingleCellData joined = FeatureTypes
            .join(FeatureTypes.split(file()).withLayer("l", TestMatrices.of(new float[][]{{1, 2}, {3, 4}, {5, 6}})));
        assertEquals(List.of("CD3D", "CD4", "CD4-antibody", "HTO1"), joined.genes().names().asList());
        assertArrayEquals(new float[][]{{2, 4, 100, 0}, {0, 0, 0, 9}, {5, 0, 7, 8}},
            TestMatrices.dense(joined.counts()));
        assertEquals("Multiplexing Capture", joined.genes().column("feature_types").orElseThrow().text(3));
        assertArrayEquals(new float[][]{{1, 2, 0, 0}, {3, 4, 0, 0}, {5, 6, 0, 0}},
            TestMatrices.dense(joined.layers().get("l")));
        assertEquals(3, FeatureTypes.split(joined).assays().size());
    }

    @Test
    public void joiningWhatWasSplitCopiesNoCounts() throws IOException {
        SingleCellData split = FeatureTypes.split(file()).selectCells(new int[]{0, 2});
        SingleCellData joined = FeatureTypes.join(split);
        assertSame(split.counts().segments().get(0).block(), joined.counts().segments().get(0).block());
        assertArrayEquals(new float[][]{{2, 4, 100, 0}, {5, 0, 7, 8}}, TestMatrices.dense(joined.counts()));
        SingleCellData twice = split.withAssay(split.assay("ADT").orElseThrow().withName("copy"));
        assertArrayEquals(new float[][]{{2, 4, 100, 0, 100}, {5, 0, 7, 8, 7}},
            TestMatrices.dense(FeatureTypes.join(twice).counts()));
        SingleCellData other = split.withAssay(
            Assay.of("peaks", TestMatrices.of(new float[][]{{1}, {6}}), Annotations.of(Names.of("chr1:1-9"))));
        assertArrayEquals(new float[][]{{2, 4, 100, 0, 1}, {5, 0, 7, 8, 6}},
            TestMatrices.dense(FeatureTypes.join(other).counts()));
    }

    @Test
    public void wordsOfOtherKindsAreNoTypes() throws IOException {
        SingleCellData biotypes = file().withGeneColumn("feature_types",
            CategoricalColumn.of(List.of("protein_coding", "lncRNA", "lncRNA", "protein_coding")));
        assertEquals(1, FeatureTypes.split(biotypes).assays().size());
    }

    @Test
    public void allAssaysHaveTheSelectedCells() throws IOException {
        SingleCellData some = FeatureTypes.split(file()).selectCells(new int[]{0, 2}).selectGenes(new int[]{1});
        assertArrayEquals(new float[][]{{4}, {0}}, TestMatrices.dense(some.counts()));
        assertArrayEquals(new float[][]{{100}, {7}}, TestMatrices.dense(some.assay("ADT").orElseThrow().counts()));
    }

    @Test
    public void concatenationKeepsTheAssaysOfAllInputs() throws IOException {
        SingleCellData a = FeatureTypes.split(file());
        SingleCellData b = a.withCells(a.cells().withNames(Names.of("x", "y", "z")));
        SingleCellData both = Concatenation.withDefaults().apply(List.of(a, b), Run.silent());
        assertEquals(6, both.assay("ADT").orElseThrow().cells());
        Run run = Run.silent();
        SingleCellData genesOnly = Concatenation.withDefaults().apply(List.of(a, b.withOnlyAssay(b.main())), run);
        assertEquals(1, genesOnly.assays().size());
        assertEquals(List.of("Assays that only some of the inputs have were left out: ADT, hashtags."), run.notes());
    }

    @Test
    public void refusesWhatDoesNotFit() throws IOException {
        SingleCellData data = FeatureTypes.split(file());
        assertThrows(IllegalArgumentException.class,
            () -> data.withAssay(data.assay("ADT").orElseThrow().selectCells(new int[]{0})));
        Exception e = assertThrows(MissingPartException.class, () -> data.withMainAssay("peaks"));
        assertTrue(e.getMessage(), e.getMessage().contains("they have [RNA, ADT, hashtags]"));
    }

    private static SingleCellData file() throws IOException {
        return TestMatrices
            .data(new float[][]{{2, 100, 4, 0}, {0, 0, 0, 9}, {5, 7, 0, 8}}, "CD3D", "CD4-antibody", "CD4", "HTO1")
            .withGeneColumn("feature_types", CategoricalColumn
                .of(List.of("Gene Expression", "Antibody Capture", "Gene Expression", "Multiplexing Capture")));
    }
}
