package org.screlapse.engine.stats;

import java.util.Arrays;

/**
 * Adjusts p-values for the false discovery rate.
 *
 * <p>
 * With the n p-values sorted, p(1) ≤ … ≤ p(n), the adjusted value of p(i) is {@code min over j ≥ i of n·p(j)/j}, at
 * most 1. NaN stay NaN and are not counted in n. Equal to {@code p.adjust(p, "BH")} of R.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg, J. R. Stat. Soc. B 57
 *      (1995) 289</a>
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {
    }

    /**
     * The adjusted values, in the order of the p-values.
     *
     * @param p p-values, 0 to 1 or NaN; left unchanged
     * @return as many values, 0 to 1 or NaN
     * @throws IllegalArgumentException if a value lies outside 0–1
     */
    public static double[] adjust(double[] p) {
        // NaN sort last, so the tested values are the first n.
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        while (n > 0 && Double.isNaN(sorted[n - 1])) {
            n--;
        }
        check(sorted, n);
        double[] adjusted = new double[n];
        double smallest = 1;
        for (int i = n - 1; i >= 0; i--) {
            smallest = Math.min(smallest, n * sorted[i] / (i + 1));
            adjusted[i] = smallest;
        }
        double[] result = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            // Equal p-values have equal adjusted values, so any of their places will do.
            result[i] = Double.isNaN(p[i]) ? Double.NaN : adjusted[Arrays.binarySearch(sorted, 0, n, p[i])];
        }
        return result;
    }

    private static void check(double[] sorted, int n) {
        if (n > 0 && (sorted[0] < 0 || sorted[n - 1] > 1)) {
            throw new IllegalArgumentException(
                "A p-value is " + (sorted[0] < 0 ? sorted[0] : sorted[n - 1]) + "; p-values must lie between 0 and 1.");
        }
    }
}
