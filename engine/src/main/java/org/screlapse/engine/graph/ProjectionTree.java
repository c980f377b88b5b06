package org.screlapse.engine.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.RecursiveTask;

/**
 * Splits the points by random hyperplanes, each half way between two of them, until few are left on each side (Dasgupta
 * and Freund 2008): points that end together are likely to be near one another.
 */
final class ProjectionTree extends RecursiveTask<List<int[]>> {

    private static final long serialVersionUID = 1;

    private final transient CellPoints points;
    private final int[] cells;
    private final int leafSize;
    private final transient SplittableRandom random;

    ProjectionTree(CellPoints points, int[] cells, int leafSize, SplittableRandom random) {
        this.points = points;
        this.cells = cells;
        this.leafSize = leafSize;
        this.random = random;
    }

    /** @return the leaves; each lists its cells in ascending order */
    @Override
    protected List<int[]> compute() {
        if (cells.length <= leafSize) {
            return List.of(cells);
        }
        float[] offsets = project();
        float[] sorted = offsets.clone();
        Arrays.sort(sorted);
        float middle = sorted[sorted.length / 2];
        int[] near = new int[cells.length];
        int[] far = new int[cells.length];
        int nears = 0;
        int fars = 0;
        int half = cells.length / 2;
        for (int i = 0; i < cells.length; i++) {
            boolean isNear = offsets[i] < middle || offsets[i] == middle && sorted[0] == middle && nears < half;
            if (isNear) {
                near[nears++] = cells[i];
            } else {
                far[fars++] = cells[i];
            }
        }
        ProjectionTree left = new ProjectionTree(points, Arrays.copyOf(near, nears), leafSize, random.split());
        ProjectionTree right = new ProjectionTree(points, Arrays.copyOf(far, fars), leafSize, random.split());
        left.fork();
        List<int[]> leaves = new ArrayList<>(right.compute());
        leaves.addAll(left.join());
        return leaves;
    }

    private float[] project() {
        int dimensions = points.dimensions();
        int a = cells[random.nextInt(cells.length)] * dimensions;
        int b = cells[random.nextInt(cells.length)] * dimensions;
        float[] direction = new float[dimensions];
        for (int d = 0; d < dimensions; d++) {
            direction[d] = points.coordinates()[a + d] - points.coordinates()[b + d];
        }
        float[] offsets = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            int from = cells[i] * dimensions;
            float sum = 0;
            for (int d = 0; d < dimensions; d++) {
                sum += direction[d] * points.coordinates()[from + d];
            }
            offsets[i] = sum;
        }
        return offsets;
    }
}
