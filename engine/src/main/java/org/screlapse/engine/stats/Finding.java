package org.screlapse.engine.stats;

import java.util.List;

/**
 * What was found of something: a test's result with what was tested, in whom, among whom, and when.
 *
 * @param kind the kind of what was tested, such as "fraction", "score" or "clone"
 * @param what what was tested, such as the name of a population
 * @param whom the patient; null for a test across patients
 * @param where the stratum of patients; null for all of them
 * @param when the levels that were compared, the reference first; of a trend all of them in their order
 * @param result what the test found
 * @param fdr p adjusted over the family of tests, see {@link Fdr}; NaN where not tested, or not adjusted yet
 */
public record Finding(String kind, String what, String whom, String where, List<String> when, TestResult result,
    double fdr) {

    /** Takes a copy. */
    public Finding {
        when = List.copyOf(when);
    }

    /**
     * @param kind the kind of what was tested
     * @param what what was tested
     * @param when the levels that were compared
     * @param result what the test found
     * @return a finding across all patients, not adjusted yet
     */
    public static Finding of(String kind, String what, List<String> when, TestResult result) {
        return new Finding(kind, what, null, null, when, result, Double.NaN);
    }

    /**
     * @param patient a patient
     * @return this finding of that patient alone
     */
    public Finding inPatient(String patient) {
        return new Finding(kind, what, patient, where, when, result, fdr);
    }

    /**
     * @param stratum a stratum of patients
     * @return this finding of the patients of that stratum
     */
    public Finding inStratum(String stratum) {
        return new Finding(kind, what, whom, stratum, when, result, fdr);
    }

    /**
     * @param rate p adjusted over the family of tests
     * @return this finding with it
     */
    public Finding withFdr(double rate) {
        return new Finding(kind, what, whom, where, when, result, rate);
    }

    /** @return the p-value */
    public double pValue() {
        return result.pValue();
    }
}
