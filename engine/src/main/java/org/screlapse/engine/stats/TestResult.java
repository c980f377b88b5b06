package org.screlapse.engine.stats;

/**
 * What a statistical test found. Every test speaks this language, so that tables, plots and reports know none of them
 * by name. Degenerate data give NaN.
 *
 * @param test its name, in a few words
 * @param estimate the size of the effect
 * @param statisticName what the statistic is, such as "t"; empty where there is none
 * @param statistic the statistic; NaN where not tested
 * @param pValue the p-value, two-sided unless the test was asked otherwise; NaN where not tested
 * @param method how p was computed
 * @param n the observations on which it rests
 * @param note what to know when reading it, parts parted by "; "; often empty
 */
public record TestResult(String test, Estimate estimate, String statisticName, double statistic, double pValue,
    PMethod method, long n, String note) {

    /**
     * @param test its name
     * @param n the observations
     * @param why why it was not done
     * @return the result of a test that was not done
     */
    public static TestResult none(String test, long n, String why) {
        return new TestResult(test, Estimate.NONE, "", Double.NaN, Double.NaN, PMethod.NONE, n, why);
    }

    /** @return the estimate */
    public double value() {
        return estimate.value();
    }

    /** @return the lower end of the estimate's confidence interval; NaN where there is none */
    public double low() {
        return estimate.interval().low();
    }

    /** @return the upper end of the estimate's confidence interval; NaN where there is none */
    public double high() {
        return estimate.interval().high();
    }

    /** @return whether there is a p-value */
    public boolean isTested() {
        return !Double.isNaN(pValue);
    }

    /**
     * @param name another name of the test, that says what it was applied to
     * @return this result under that name
     */
    public TestResult named(String name) {
        return new TestResult(name, estimate, statisticName, statistic, pValue, method, n, note);
    }

    /**
     * @param of what the estimate is of, in the words of what was tested
     * @return this result in these words
     */
    public TestResult estimating(String of) {
        return withEstimate(new Estimate(of, estimate.value(), estimate.interval()));
    }

    /**
     * @param newEstimate another estimate
     * @return this result with it
     */
    public TestResult withEstimate(Estimate newEstimate) {
        return new TestResult(test, newEstimate, statisticName, statistic, pValue, method, n, note);
    }

    /**
     * @param more one more note; an empty one changes nothing
     * @return this result with it
     */
    public TestResult withNote(String more) {
        String notes = more.isEmpty() || note.isEmpty() ? note + more : note + "; " + more;
        return new TestResult(test, estimate, statisticName, statistic, pValue, method, n, notes);
    }

    /** @return this result without statistic and p-value: its estimate stands, but rests on too little to be tested */
    public TestResult untested() {
        return new TestResult(test, estimate, statisticName, Double.NaN, Double.NaN, PMethod.NONE, n, note);
    }
}
