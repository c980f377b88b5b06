package org.screlapse.engine.linalg;

import org.screlapse.engine.task.Progress;

/** A symmetric matrix that is known only by what it does to vectors. */
public interface SymmetricOperator {

    /** @return number of rows */
    int size();

    /**
     * Multiplies several vectors.
     *
     * @param vectors the vectors
     * @param products overwritten with the products, one a vector
     * @param progress asked whether to stop
     */
    void multiply(double[][] vectors, double[][] products, Progress progress);
}
