package org.screlapse.engine.embed;

import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.linalg.BlockLanczos;
import org.screlapse.engine.linalg.SymmetricOperator;
import org.screlapse.engine.linalg.Vectors;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * A first layout of a graph: the smoothest functions on it, which are the eigenvectors of its normalized Laplacian with
 * the smallest eigenvalues after the constant one. A start need not be exact, so the search for them ends early.
 */
final class SpectralStart implements SymmetricOperator {

    private static final int BLOCK_CELLS = 2048;
    private static final int MAX_STEPS = 40;
    private static final int MIN_STEPS = 6;

    /** Vectors are kept for at most so many numbers: 400 MB. */
    private static final long MAX_NUMBERS = 50_000_000;

    private final CellGraph graph;
    private final double[] scale;

    private SpectralStart(CellGraph graph) {
        this.graph = graph;
        scale = new double[graph.cells()];
        for (int cell = 0; cell < scale.length; cell++) {
            double strength = 0;
            for (int e = graph.starts()[cell]; e < graph.starts()[cell + 1]; e++) {
                strength += graph.weights()[e];
            }
            scale[cell] = strength > 0 ? 1 / Math.sqrt(strength) : 0;
        }
    }

    /** @return vectors of a value per cell, as many as dimensions wanted or fewer where there are too few cells */
    static double[][] of(CellGraph graph, int dimensions, long seed, Progress progress) {
        SpectralStart operator = new SpectralStart(graph);
        double[] constant = Arrays.stream(operator.scale).map(s -> s > 0 ? 1 / s : 0).toArray();
        Vectors.scale(1 / Math.sqrt(Vectors.dot(constant, constant)), constant);
        int block = dimensions + 1;
        int steps = (int) Math.max(MIN_STEPS, Math.min(MAX_STEPS, MAX_NUMBERS / ((long) graph.cells() * block)));
        double[][] found = BlockLanczos.untilConverged(block, 1e-4).withMaxSteps(steps).orthogonalTo(List.of(constant))
            .solve(operator, dimensions, seed, progress).vectors();
        for (double[] vector : found) {
            for (int cell = 0; cell < vector.length; cell++) {
                vector[cell] *= operator.scale[cell];
            }
        }
        return found;
    }

    @Override
    public int size() {
        return graph.cells();
    }

    @Override
    public void multiply(double[][] vectors, double[][] products, Progress progress) {
        int blocks = (size() + BLOCK_CELLS - 1) / BLOCK_CELLS;
        ParallelLoop.forEach(blocks, "Finding a start", progress, block -> {
            for (int cell = block * BLOCK_CELLS; cell < Math.min(size(), (block + 1) * BLOCK_CELLS); cell++) {
                for (int k = 0; k < vectors.length; k++) {
                    double sum = 0;
                    double[] vector = vectors[k];
                    for (int e = graph.starts()[cell]; e < graph.starts()[cell + 1]; e++) {
                        int other = graph.neighbors()[e];
                        sum += graph.weights()[e] * scale[other] * vector[other];
                    }
                    products[k][cell] = sum * scale[cell];
                }
            }
        });
    }
}
