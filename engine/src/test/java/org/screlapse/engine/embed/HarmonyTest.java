package org.screlapse.engine.embed;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.Test;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.MissingPartException;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/** Which annotations may be batches. */
public class HarmonyTest {

    private static final int CELLS = 900;

    @Test
    public void eachCellABatchIsRefused() {
        SingleCellData data = cells("cell", i -> "b" + i);
        Harmony harmony = Harmony.withDefaults().withBatches(List.of("cell"));
        assertEquals(
            "The annotation \"cell\" has 900 values for 900 cells: nearly every cell would be a batch of its own."
                + " Choose an annotation that many cells share, such as the sample or the sequencing run.",
            assertThrows(IllegalArgumentException.class, () -> harmony.apply(data, Run.silent())).getMessage());
    }

    @Test
    public void batchesOfThreeCellsAreRefused() {
        SingleCellData data = cells("well", i -> "b" + i / 3);
        Harmony harmony = Harmony.withDefaults().withBatches(List.of("well"));
        assertThrows(IllegalArgumentException.class, () -> harmony.apply(data, Run.silent()));
    }

    @Test
    public void oneBatchPassesThrough() {
        SingleCellData data = cells("sample", i -> "a");
        Run run = Run.silent();
        SingleCellData result = Harmony.withDefaults().withBatches(List.of("sample")).apply(data, run).data();
        assertSame(data.embeddings().get("X_pca"), result.embeddings().get("X_pca_harmony"));
        assertEquals(List.of("All cells are of the same batch: the annotation \"sample\" has the only value \"a\".",
            "There is nothing to integrate: \"X_pca_harmony\" equals \"X_pca\"."), run.notes());
    }

    @Test
    public void batchesOfOneCellAreOneNote() {
        SingleCellData data = cells("sample", i -> i < 7 ? "single " + i : "b" + i % 2);
        Run run = Run.silent();
        Harmony.withDefaults().withRounds(1).withBatches(List.of("sample")).apply(data, run);
        assertEquals(List.of("7 of the 9 batches of \"sample\" have one cell only, which says nothing about the batch:"
            + " \"single 0\", \"single 1\", \"single 2\", \"single 3\", \"single 4\", …."), run.notes());
    }

    @Test
    public void saysBeforeWhatIsMissing() {
        DataSummary data = cells("sample", i -> "b" + i % 2).summary();
        Harmony harmony = Harmony.withDefaults().withBatches(List.of("sample"));
        assertEquals(Integer.valueOf(4), harmony.describe(data).embeddings().get("X_pca_harmony"));
        assertThrows(MissingPartException.class, () -> harmony.withEmbedding("X_other").describe(data));
        assertThrows(MissingPartException.class, () -> harmony.withBatches(List.of("run")).describe(data));
        assertThrows(IllegalArgumentException.class, () -> Harmony.withDefaults().describe(data));
    }

    private static SingleCellData cells(String annotation, IntFunction<String> batch) {
        Random random = new Random(1);
        float[] coordinates = new float[CELLS * 4];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = (float) random.nextGaussian();
        }
        String[] names = new String[CELLS];
        Arrays.setAll(names, i -> "c" + i);
        return SingleCellData.withoutGenes(Annotations.of(Names.of(names)))
            .withEmbedding("X_pca", new Embedding(4, coordinates))
            .withCellColumn(annotation, CategoricalColumn.of(IntStream.range(0, CELLS).mapToObj(batch).toList()));
    }
}
