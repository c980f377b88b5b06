package org.screlapse.engine.data;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.Test;

public class SelectionTest {

    private static final int CELLS = 60;
    private static final int GENES = 12;

    @Test
    public void selectedCellsAreThoseOfTheMatrix() throws IOException {
        float[][] dense = dense(GENES);
        int[] cells = {0, 3, 4, 19, 20, 21, 40, 59};
        CountMatrix selected = blocks(dense).selectCells(cells);
        assertArrayEquals(pick(dense, cells), TestMatrices.dense(selected));
        assertEquals(nonZeros(pick(dense, cells)), selected.nonZeros());
    }

    @Test
    public void cellsAreSelectedFromASelection() throws IOException {
        float[][] dense = dense(GENES);
        int[] odd = IntStream.range(0, CELLS).filter(c -> c % 2 == 1).toArray();
        CountMatrix selected = blocks(dense).selectCells(odd).selectCells(new int[]{1, 2, 9, 10, 29});
        assertArrayEquals(pick(dense, 3, 5, 19, 21, 59), TestMatrices.dense(selected));
    }

    @Test
    public void cursorsStartAnywhereInASelection() throws IOException {
        float[][] dense = dense(GENES);
        int[] cells = IntStream.range(0, CELLS).filter(c -> c % 3 != 1).toArray();
        CountMatrix selected = blocks(dense).selectCells(cells);
        CellCursor cursor = selected.cursor(17, 30);
        for (int cell = 17; cell < 30; cell++) {
            cursor.next();
            assertEquals(cell, cursor.cell());
            assertEquals(nonZeros(pick(dense, cells[cell])), cursor.length());
        }
    }

    @Test
    public void blocksAreShared() throws IOException {
        CountMatrix matrix = blocks(dense(GENES));
        CountMatrix selected = matrix.selectCells(new int[]{25, 40});
        assertEquals("blocks of no selected cell are left out", 2, selected.segments().size());
        assertSame(matrix.segments().get(1).block(), selected.segments().get(0).block());
        CountMatrix all = matrix.selectCells(IntStream.range(0, CELLS).toArray());
        assertNull(all.segments().get(0).rows());
    }

    @Test
    public void genesAndCellsTogether() throws IOException {
        float[][] dense = dense(GENES);
        SingleCellData data = data(dense).selectCells(new int[]{2, 30, 31}).selectGenes(new int[]{1, 5, 11});
        assertEquals(List.of("g1", "g5", "g11"), data.genes().names().asList());
        float[][] expected = pick(dense, 2, 30, 31);
        for (float[] row : expected) {
            row[0] = row[1];
            row[1] = row[5];
            row[2] = row[11];
        }
        expected = Arrays.stream(expected).map(row -> Arrays.copyOf(row, 3)).toArray(float[][]::new);
        assertArrayEquals(expected, TestMatrices.dense(data.counts()));
        assertArrayEquals(expected, TestMatrices.dense(data.layers().get("raw")));
        assertEquals(nonZeros(expected), data.counts().nonZeros());
    }

    @Test
    public void manyGenesAreCountedToo() throws IOException {
        float[][] dense = new float[2][70_000];
        dense[0][3] = 1;
        dense[1][69_999] = 2;
        dense[1][4] = 300;
        CountMatrix some = CountMatrix.of(1, TestMatrices.of(dense).segmentsWithGenes(mapOf(70_000, 69_999)));
        assertEquals(1, some.nonZeros());
        assertEquals(0, some.selectCells(new int[]{0}).nonZeros());
    }

    @Test
    public void annotationsEmbeddingsAndGraphsFollow() throws IOException {
        int[] starts = new int[CELLS + 1];
        Arrays.setAll(starts, i -> Math.min(2 * i, 8));
        SingleCellData data = data(dense(GENES))
            .withCellColumn("text", TextColumn.of(IntStream.range(0, CELLS).mapToObj(i -> "t" + i).toList()))
            .withCellColumn("kind", CategoricalColumn.of(List.of("a", "b"), new int[CELLS]))
            .withCellColumn("number", NumericColumn.ofIntegers(IntStream.range(0, CELLS).asDoubleStream().toArray()))
            .withCellColumn("flag", BooleanColumn.of(new boolean[CELLS]))
            .withEmbedding("X_pca", new Embedding(2, sequence(2 * CELLS)))
            .withGeneEmbedding("PCs", new Embedding(2, sequence(2 * GENES)))
            .withGraph("g", new CellGraph(starts, new int[]{1, 2, 0, 3, 3, 1, 2, 0}, sequence(8)))
            .withMetadata("title", "x");
        SingleCellData some = data.selectCells(new int[]{1, 3, 7});
        assertEquals(List.of("c1", "c3", "c7"), some.cells().names().asList());
        assertEquals(2, some.cells().names().indexOf("c7"));
        assertEquals("t7", some.cells().column("text").get().text(2));
        assertEquals("3", some.cells().column("number").get().text(1));
        assertEquals("false", some.cells().column("flag").get().text(0));
        assertEquals("categories stay", List.of("a", "b"),
            ((CategoricalColumn) some.cells().column("kind").get()).categories());
        assertArrayEquals(new float[]{2, 3, 6, 7, 14, 15}, some.embeddings().get("X_pca").coordinates(), 0);
        assertArrayEquals(new int[]{0, 1, 1, 1}, some.graphs().get("g").starts());
        assertArrayEquals(new int[]{1}, some.graphs().get("g").neighbors());
        assertArrayEquals(new float[]{3}, some.graphs().get("g").weights(), 0);
        assertEquals("x", some.metadata().get("title"));
        SingleCellData genes = data.selectGenes(new int[]{0, 2});
        assertArrayEquals(new float[]{0, 1, 4, 5}, genes.geneEmbeddings().get("PCs").coordinates(), 0);
    }

    @Test
    public void indicesMustAscend() throws IOException {
        SingleCellData data = data(dense(GENES));
        assertThrows(IllegalArgumentException.class, () -> data.selectCells(new int[]{3, 2}));
        assertThrows(IllegalArgumentException.class, () -> data.selectCells(new int[]{30, 2}));
        assertThrows(IllegalArgumentException.class, () -> data.selectCells(new int[]{2, 2}));
        assertThrows(IllegalArgumentException.class, () -> data.selectGenes(new int[]{2, 2}));
        assertThrows(IndexOutOfBoundsException.class, () -> data.selectCells(new int[]{CELLS}));
    }

    private static SingleCellData data(float[][] dense) throws IOException {
        String[] genes = IntStream.range(0, GENES).mapToObj(g -> "g" + g).toArray(String[]::new);
        SingleCellData data = TestMatrices.data(dense, genes);
        return SingleCellData.of(blocks(dense), data.cells(), data.genes()).withLayer("raw", data.counts());
    }

    /** The cells in three blocks of 20. */
    private static CountMatrix blocks(float[][] dense) throws IOException {
        CountMatrix.Segment[] segments = new CountMatrix.Segment[3];
        for (int s = 0; s < 3; s++) {
            segments[s] = TestMatrices.of(Arrays.copyOfRange(dense, 20 * s, 20 * (s + 1))).segments().get(0);
        }
        return CountMatrix.of(GENES, List.of(segments));
    }

    private static float[][] dense(int genes) {
        Random random = new Random(genes);
        float[][] dense = new float[CELLS][genes];
        for (float[] row : dense) {
            for (int g = 0; g < genes; g++) {
                row[g] = random.nextInt(3) == 0 ? random.nextInt(400) : 0;
            }
        }
        return dense;
    }

    private static float[][] pick(float[][] dense, int... cells) {
        return Arrays.stream(cells).mapToObj(c -> dense[c].clone()).toArray(float[][]::new);
    }

    private static long nonZeros(float[][] dense) {
        long count = 0;
        for (float[] row : dense) {
            for (float value : row) {
                count += value == 0 ? 0 : 1;
            }
        }
        return count;
    }

    private static int[] mapOf(int genes, int kept) {
        int[] map = new int[genes];
        Arrays.fill(map, -1);
        map[kept] = 0;
        return map;
    }

    private static float[] sequence(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = i;
        }
        return values;
    }
}
