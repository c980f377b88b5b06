package org.screlapse.engine.embed;

import java.util.stream.IntStream;
import org.screlapse.engine.linalg.SymmetricOperator;
import org.screlapse.engine.task.Progress;

/** A centered matrix of cells × genes that is never dense. As an operator it is its own product, genes × genes. */
interface GeneMatrix extends SymmetricOperator {

    /** @return whether a gene is the same in all cells */
    boolean isConstant(int gene);

    /** @return sum of the squares of all values */
    double totalSquares();

    /**
     * @param vectors vectors of a value per gene
     * @param progress told how far it is
     * @return the matrix times these: cells × vectors
     */
    float[] scores(double[][] vectors, Progress progress);

    /** @return number of genes that are the same in all cells */
    default int constantGenes() {
        return (int) IntStream.range(0, size()).filter(this::isConstant).count();
    }
}
