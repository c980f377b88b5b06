package org.screlapse.engine.embed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.linalg.Vectors;
import org.screlapse.engine.task.Run;

/**
 * What is taken out of the expression of every gene before components are looked for: its mean, and the linear effect
 * of numeric annotations of the cells.
 */
final class Covariates {

    private static final double DEPENDENT = 1e-8;

    private Covariates() {
    }

    /**
     * @param data the cells
     * @param names numeric annotations of the cells
     * @param run takes a note of annotations that have no effect of their own
     * @return orthonormal vectors of a value per cell; the first is constant
     */
    static List<double[]> basis(SingleCellData data, List<String> names, Run run) {
        int cells = data.counts().cells();
        List<double[]> basis = new ArrayList<>();
        double[] constant = new double[cells];
        Arrays.fill(constant, 1 / Math.sqrt(cells));
        basis.add(constant);
        for (String name : names) {
            double[] values = values(data, name);
            double before = deviation(values, constant);
            for (int pass = 0; pass < 2; pass++) {
                basis.forEach(b -> Vectors.add(-Vectors.dot(b, values), b, values));
            }
            double after = Math.sqrt(Vectors.dot(values, values));
            if (after <= DEPENDENT * before || before == 0) {
                run.note("The annotation \"" + name + "\" was not regressed out: it is the same in all cells, or"
                    + " follows from the other ones.");
            } else {
                Vectors.scale(1 / after, values);
                basis.add(values);
            }
        }
        return basis;
    }

    private static double deviation(double[] values, double[] constant) {
        double[] centered = values.clone();
        Vectors.add(-Vectors.dot(constant, values), constant, centered);
        double deviation = Math.sqrt(Vectors.dot(centered, centered));
        return deviation <= DEPENDENT * Math.sqrt(Vectors.dot(values, values)) ? 0 : deviation;
    }

    private static double[] values(SingleCellData data, String name) {
        NumericColumn numbers = (NumericColumn) data.cells().column(name).orElseThrow();
        for (int cell = 0; cell < numbers.size(); cell++) {
            if (!Double.isFinite(numbers.value(cell))) {
                throw new IllegalArgumentException("The annotation \"" + name + "\" cannot be regressed out: cell \""
                    + data.cells().names().get(cell) + "\" has no number.");
            }
        }
        return numbers.values().clone();
    }
}
