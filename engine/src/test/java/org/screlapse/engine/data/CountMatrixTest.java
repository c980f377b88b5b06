package org.screlapse.engine.data;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.screlapse.engine.task.Progress;

public class CountMatrixTest {

    @Test
    public void givesBackCountsOfEverySize() throws IOException {
        float[][] dense = {{0, 1, 254, 255}, {256, 0, 0, 70_000}, {255, 255, 3, 16_777_216}};
        CountMatrix matrix = TestMatrices.of(dense);
        assertArrayEquals(dense, TestMatrices.dense(matrix));
        assertTrue(matrix.isCounts());
        assertEquals(9, matrix.nonZeros());
        assertEquals(3, matrix.cells());
        assertEquals(4, matrix.genes());
    }

    @Test
    public void givesBackManyLargeCountsAmongSmallOnes() throws IOException {
        Random random = new Random(3);
        float[][] dense = new float[50][300];
        for (float[] cell : dense) {
            for (int gene = 0; gene < cell.length; gene++) {
                cell[gene] = random.nextInt(3) == 0 ? random.nextInt(600) : 0;
            }
        }
        assertArrayEquals(dense, TestMatrices.dense(TestMatrices.of(dense)));
    }

    @Test
    public void givesBackFloatsAndSaysThatTheyAreNoCounts() throws IOException {
        for (float[][] dense : List.of(new float[][]{{0.5f, 300}}, new float[][]{{-1, 2}},
            new float[][]{{Float.NaN, 1}}, new float[][]{{Float.POSITIVE_INFINITY, 1}})) {
            CountMatrix matrix = TestMatrices.of(dense);
            assertArrayEquals(dense, TestMatrices.dense(matrix));
            assertFalse(matrix.isCounts());
        }
    }

    @Test
    public void knowsWholeCountsAlsoWhereMostAreLarge() throws IOException {
        float[][] dense = {{1000, 2000, 3000, 1}};
        assertTrue(TestMatrices.of(dense).isCounts());
        assertArrayEquals(dense, TestMatrices.dense(TestMatrices.of(dense)));
    }

    @Test
    public void holdsMoreGenesThan16BitsCount() throws IOException {
        for (int genes : new int[]{65_536, 65_537, 100_000}) {
            CountMatrixBuilder builder = new CountMatrixBuilder(genes, BlockStorage.HEAP);
            builder.addCell(new int[]{0, 65_535, genes - 1}, new float[]{1, 2, 300}, 0, genes > 65_536 ? 3 : 2);
            CellCursor cell = builder.build().cursor();
            assertTrue(cell.next());
            assertEquals(65_535, cell.genes()[1]);
            assertEquals(2, cell.values()[1], 0);
            if (genes > 65_536) {
                assertEquals(genes - 1, cell.genes()[2]);
                assertEquals(300, cell.values()[2], 0);
            }
        }
    }

    @Test
    public void keepsEmptyCells() throws IOException {
        float[][] dense = {{0, 0}, {1, 0}, {0, 0}, {0, 0}, {0, 400}, {0, 0}};
        assertArrayEquals(dense, TestMatrices.dense(TestMatrices.of(dense)));
        CountMatrix empty = TestMatrices.of(new float[3][2]);
        assertEquals(3, empty.cells());
        assertEquals(0, empty.nonZeros());
        assertTrue(empty.isCounts());
        assertFalse(new CountMatrixBuilder(2, BlockStorage.HEAP).build().cursor().next());
        assertEquals(2, CountMatrix.withoutGenes(2).cells());
        assertEquals(0, CountMatrix.withoutGenes(0).cells());
    }

    @Test
    public void sortsGenesAndSumsRepeatedOnes() throws IOException {
        CountMatrixBuilder builder = new CountMatrixBuilder(6, BlockStorage.HEAP);
        builder.addCell(new int[]{9, 5, 1, 5, 0, 3, 1}, new float[]{9, 200, 2, 100, 1, 0, 3}, 1, 7);
        builder.addCell(new int[]{4, 2, 4}, new float[]{1.5f, 1, -1.5f}, 0, 3);
        CountMatrix matrix = builder.build();
        assertArrayEquals(new float[][]{{1, 5, 0, 0, 0, 300}, {0, 0, 1, 0, 0, 0}}, TestMatrices.dense(matrix));
        assertEquals("values that cancel are not stored", 4, matrix.nonZeros());
    }

    @Test
    public void refusesGenesThatAreNotThere() {
        CountMatrixBuilder builder = new CountMatrixBuilder(2, BlockStorage.HEAP);
        assertThrows(IndexOutOfBoundsException.class, () -> builder.addCell(new int[]{2}, new float[]{1}, 0, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> builder.addCell(new int[]{-1}, new float[]{1}, 0, 1));
    }

    @Test
    public void dividesCellsIntoBlocksAndReadsAnyRangeOfThem() throws IOException {
        CountMatrix matrix = manyBlocks();
        assertTrue(matrix.segments().size() > 2);
        List<Integer> all = firstGenes(matrix.cursor());
        assertEquals(matrix.cells(), all.size());
        for (int[] range : new int[][]{{0, 0}, {16_383, 16_386}, {40_000, 40_000}, {7, 39_999}}) {
            assertEquals(all.subList(range[0], range[1]), firstGenes(matrix.cursor(range[0], range[1])));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.cursor(0, 40_001));
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.cursor(2, 1));
    }

    @Test
    public void visitsEveryCellOnce() throws IOException {
        CountMatrix matrix = manyBlocks();
        int[] visits = new int[matrix.cells()];
        matrix.forEachBlock("Counting", Progress.NONE, cells -> {
            while (cells.next()) {
                visits[cells.cell()]++;
            }
        });
        for (int v : visits) {
            assertEquals(1, v);
        }
    }

    @Test
    public void dropsAndReordersGenesByAMap() throws IOException {
        CountMatrix matrix = TestMatrices.of(new float[][]{{1, 2, 300, 4}, {0, 5, 0, 0}});
        List<CountMatrix.Segment> segments = matrix.segmentsWithGenes(new int[]{2, -1, 0, 1});
        CountMatrix mapped = CountMatrix.of(5, segments);
        assertArrayEquals(new float[][]{{300, 4, 1, 0, 0}, {0, 0, 0, 0, 0}}, TestMatrices.dense(mapped));
        assertEquals(3, mapped.nonZeros());
        CellCursor cell = mapped.cursor();
        cell.next();
        assertArrayEquals(new int[]{0, 1, 2}, Arrays.copyOf(cell.genes(), cell.length()));
        assertSame(matrix.segments().get(0).block(), segments.get(0).block());
        CountMatrix again = CountMatrix.of(2, mapped.segmentsWithGenes(new int[]{1, -1, 0, -1, -1}));
        assertArrayEquals(new float[][]{{1, 300}, {0, 0}}, TestMatrices.dense(again));
        assertSame(matrix.segments(), matrix.segmentsWithGenes(null));
    }

    @Test
    public void readsABlockFromItsBytes() throws IOException {
        CountMatrix matrix = TestMatrices.of(new float[][]{{1, 0, 300}, {0, 2, 0}});
        CountBlock copy = CountBlock.of(matrix.segments().get(0).block().encoded());
        assertArrayEquals(TestMatrices.dense(matrix),
            TestMatrices.dense(CountMatrix.of(3, List.of(new CountMatrix.Segment(copy, null)))));
    }

    @Test
    public void saysThatLargeCountsAreRounded() throws IOException {
        assertFalse(TestMatrices.of(new float[][]{{1 << 24, 3}}).isRounded());
        assertTrue(TestMatrices.of(new float[][]{{1 << 25, 3}}).isRounded());
        assertFalse("no counts", TestMatrices.of(new float[][]{{1 << 25, 0.5f}}).isRounded());
    }

    @Test
    public void refusesDamagedBlocks() throws IOException {
        ByteBuffer whole = TestMatrices.of(new float[][]{{1, 2}}).segments().get(0).block().encoded();
        assertDamaged(whole.duplicate().limit(8));
        assertDamaged(whole.duplicate().limit(whole.limit() - 1));
        for (int header : new int[]{0, 4, 8}) {
            for (int value : new int[]{-1, Integer.MAX_VALUE, 77}) {
                ByteBuffer changed = ByteBuffer.allocate(whole.limit()).order(ByteOrder.LITTLE_ENDIAN);
                changed.put(whole.duplicate()).flip();
                changed.putInt(header, value);
                assertDamaged(changed);
            }
        }
    }

    private static void assertDamaged(ByteBuffer bytes) {
        String message = assertThrows(IllegalArgumentException.class, () -> CountBlock.of(bytes)).getMessage();
        assertTrue(message, message.startsWith("The stored counts are damaged"));
    }

    private static CountMatrix manyBlocks() throws IOException {
        CountMatrixBuilder builder = new CountMatrixBuilder(1000, BlockStorage.HEAP);
        for (int cell = 0; cell < 40_000; cell++) {
            builder.addCell(new int[]{cell % 997}, new float[]{1 + cell % 300}, 0, cell % 5 == 0 ? 0 : 1);
        }
        return builder.build();
    }

    private static List<Integer> firstGenes(CellCursor cells) {
        List<Integer> genes = new ArrayList<>();
        while (cells.next()) {
            genes.add(cells.length() == 0 ? -1 : cells.genes()[0]);
        }
        return genes;
    }
}
