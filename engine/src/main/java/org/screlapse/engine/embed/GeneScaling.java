package org.screlapse.engine.embed;

import java.util.List;

/**
 * How the values of each gene are scaled and cut off. A value x of a gene with mean m and standard deviation s becomes
 * z(x) = (x − m) / s, cut off at ± the limit; where covariates are taken out, what they explain goes into m. What
 * stands for values other than 0 is z(x) − z(0), so that values of 0 stay absent. With covariates z(0) is not cut off.
 */
final class GeneScaling {

    private final float[] factors;
    private final float[] lowest;
    private final float[] highest;
    private final float[] shifts;
    private final List<double[]> covariates;
    private final double[][] effects;

    /**
     * @param factors what each gene is multiplied with
     * @param limit scaled values so far from the mean are cut off; infinite for no limit
     * @param basis vectors of a number per cell, the first constant, the others covariates
     * @param effects a row for each of these: its effect on each scaled gene
     */
    GeneScaling(double[] factors, double limit, List<double[]> basis, double[][] effects) {
        int genes = factors.length;
        this.factors = new float[genes];
        lowest = new float[genes];
        highest = new float[genes];
        shifts = new float[genes];
        covariates = basis.subList(1, basis.size());
        this.effects = effects.clone();
        for (int g = 0; g < genes; g++) {
            double mean = effects[0][g] * basis.get(0)[0];
            double zero = covariates.isEmpty() ? Math.max(-limit, Math.min(limit, -mean)) : -mean;
            this.factors[g] = (float) factors[g];
            lowest[g] = (float) (mean - limit);
            highest[g] = (float) (mean + limit);
            shifts[g] = (float) (-mean - zero);
        }
    }

    /**
     * @param raw cells × genes
     * @param firstCell index of the first of these cells
     * @return the same cells, scaled
     */
    SparseRows apply(SparseRows raw, int firstCell) {
        float[] scaled = new float[raw.values().length];
        for (int cell = 0; cell < raw.rows(); cell++) {
            for (int i = raw.starts()[cell]; i < raw.starts()[cell + 1]; i++) {
                int gene = raw.columns()[i];
                float explained = covariates.isEmpty() ? 0 : explained(firstCell + cell, gene);
                float value = raw.values()[i] * factors[gene];
                float low = lowest[gene] + explained;
                float high = highest[gene] + explained;
                scaled[i] = (value < low ? low : value > high ? high : value) + shifts[gene];
            }
        }
        return new SparseRows(raw.starts(), raw.columns(), scaled);
    }

    private float explained(int cell, int gene) {
        double sum = 0;
        for (int q = 0; q < covariates.size(); q++) {
            sum += covariates.get(q)[cell] * effects[q + 1][gene];
        }
        return (float) sum;
    }
}
