package org.screlapse.engine.stats;

import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The Cochran–Mantel–Haenszel test of several 2×2 tables, such as one a patient, and their common odds ratio.
 *
 * <p>
 * Null hypothesis: in every table the odds ratio is 1. With a, b, c, d the counts of a table (row 1 the later
 * timepoint, column 1 the population) and n their sum, the statistic is {@code (|Σ(a − E(a))| − ½)² / ΣVar(a)}, without
 * the ½ where |Σ(a − E(a))| is smaller than that, its distribution χ² with one degree of freedom. The common odds ratio
 * is {@code Σ(ad/n) / Σ(bc/n)}, its interval from the variance of Robins, Breslow and Greenland. Equal to
 * {@code mantelhaen.test} of R with its defaults. Tables with an empty row or column carry no information and are left
 * out.
 *
 * <p>
 * The test takes the cells as independent within a table and the odds ratio as the same in all of them; where patients
 * differ in their odds ratios (see {@link RandomEffects}), p is too small as a statement on patients in general.
 *
 * @see <a href="https://doi.org/10.1093/jnci/22.4.719">Mantel and Haenszel, J. Natl. Cancer Inst. 22 (1959) 719</a>
 * @see <a href="https://doi.org/10.2307/2531052">Robins, Breslow and Greenland, Biometrics 42 (1986) 311</a>
 */
public final class MantelHaenszel {
    private static final String NAME = "Cochran-Mantel-Haenszel";
    private static final String OF = "common odds ratio";
    /** Of continuity, as R has it. */
    private static final double CORRECTION = 0.5;
    private static final MantelHaenszel DEFAULT = new MantelHaenszel(0.95);

    private final double level;

    /**
     * A 2×2 table [[a, b], [c, d]].
     *
     * @param a later, in the population
     * @param b later, outside
     * @param c reference, in the population
     * @param d reference, outside
     */
    public record Table(long a, long b, long c, long d) {
        /** Checks that no count is negative. */
        public Table {
            if (Math.min(Math.min(a, b), Math.min(c, d)) < 0) {
                throw new IllegalArgumentException(
                    "A 2×2 table has the counts " + a + ", " + b + ", " + c + ", " + d + "; none may be negative.");
            }
        }

        private boolean isInformative() {
            return a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0;
        }
    }

    private MantelHaenszel(double level) {
        this.level = Interval.checkLevel(level);
    }

    /** Confidence level 0.95. */
    public static MantelHaenszel withDefaults() {
        return DEFAULT;
    }

    /**
     * The same with another confidence level of the interval.
     *
     * @throws IllegalArgumentException unless 0 &lt; level &lt; 1
     */
    public MantelHaenszel withConfidenceLevel(double newLevel) {
        return new MantelHaenszel(newLevel);
    }

    /**
     * @param tables the tables, one a patient
     * @return the common odds ratio, 0 to infinity, with its interval (none where it is 0 or infinite), χ² and p; n is
     *         the number of informative tables, and all is NaN without one
     */
    public TestResult test(List<Table> tables) {
        Sums sums = new Sums();
        tables.stream().filter(Table::isInformative).forEach(sums::add);
        if (sums.tables == 0) {
            return TestResult.none(NAME, 0, "").withEstimate(Estimate.of(OF, Double.NaN));
        }
        double distance = Math.abs(sums.excess);
        double corrected = distance < CORRECTION ? distance : distance - CORRECTION;
        double statistic = corrected * corrected / sums.variance;
        double odds = sums.r / sums.s;
        double half = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2) * sums.logOddsError();
        boolean finite = sums.r > 0 && sums.s > 0;
        Interval interval = finite ? new Interval(odds * Math.exp(-half), odds * Math.exp(half)) : Interval.NONE;
        return new TestResult(NAME, new Estimate(OF, odds, interval), "chi-squared", statistic,
            ChiSquaredDistribution.of(1).survivalProbability(statistic), PMethod.DISTRIBUTION, sums.tables, "");
    }

    /** Sums over the tables, named as in the paper of Robins, Breslow and Greenland. */
    private static final class Sums {
        private int tables;
        private double excess;
        private double variance;
        private double r;
        private double s;
        private double pr;
        private double psqr;
        private double qs;

        private void add(Table t) {
            tables++;
            double later = (double) t.a + t.b;
            double reference = (double) t.c + t.d;
            double inside = (double) t.a + t.c;
            double outside = (double) t.b + t.d;
            double n = later + reference;
            excess += t.a - later * inside / n;
            variance += later * reference / n * (inside * outside / n) / (n - 1);
            double concordant = ((double) t.a + t.d) / n;
            double discordant = ((double) t.b + t.c) / n;
            double ri = (double) t.a * t.d / n;
            double si = (double) t.b * t.c / n;
            r += ri;
            s += si;
            pr += concordant * ri;
            psqr += concordant * si + discordant * ri;
            qs += discordant * si;
        }

        private double logOddsError() {
            return Math.sqrt(pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s));
        }
    }
}
