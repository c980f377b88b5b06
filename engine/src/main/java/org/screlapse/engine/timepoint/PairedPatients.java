package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.task.Run;

/**
 * Which patients have which of two timepoints, each list in the order of the data.
 *
 * @param pair the timepoints
 * @param any those with at least one of them
 * @param both those with both
 * @param referenceOnly those without the later one
 * @param laterOnly those without the reference
 */
record PairedPatients(Contrast pair, List<String> any, List<String> both, List<String> referenceOnly,
    List<String> laterOnly) {

    static PairedPatients of(SampleTable table, Contrast pair) {
        PairedPatients result =
            new PairedPatients(pair, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String patient : table.patients()) {
            boolean atReference = table.find(patient, pair.reference()) != null;
            boolean atLater = table.find(patient, pair.other()) != null;
            if (atReference || atLater) {
                result.any.add(patient);
                (atReference && atLater ? result.both : atReference ? result.referenceOnly : result.laterOnly)
                    .add(patient);
            }
        }
        return result;
    }

    /** Whether at least two patients, or all there are, have both timepoints. */
    boolean suggestPairing() {
        return both.size() >= 2 || both.size() == any.size();
    }

    private void noteTooFew(boolean paired, Run run) {
        String instead = ": nothing can be tested across patients. What is known of each patient alone is in the table"
            + " of the patients.";
        if (paired && both.size() < 2) {
            run.note((both.isEmpty() ? "No patient has" : "Only one patient, " + both.get(0) + ", has") + " both \""
                + pair.reference() + "\" and \"" + pair.other() + "\"" + instead);
        } else if (!paired && both.size() + Math.min(referenceOnly.size(), laterOnly.size()) < 2) {
            run.note("There are fewer than two patients at \"" + pair.reference() + "\" or at \"" + pair.other() + "\""
                + instead);
        }
    }

    /** Notes what the user should know before trusting the comparison across these patients. */
    void note(boolean paired, Run run) {
        String timepoints = "\"" + pair.reference() + "\" and \"" + pair.other() + "\"";
        noteTooFew(paired, run);
        if (paired && both.size() < any.size()) {
            List<String> reasons = new ArrayList<>();
            addReason(reasons, pair.other(), referenceOnly);
            addReason(reasons, pair.reference(), laterOnly);
            run.note("Patients without a pair of " + timepoints + " are not used across patients: "
                + String.join("; ", reasons) + ".");
        } else if (!paired && both.isEmpty()) {
            run.note("No patient has both " + timepoints + ": they are compared as independent groups of patients.");
        } else if (!paired) {
            run.note("Patients with both " + timepoints + " are used as independent in the unpaired comparison, "
                + "which makes it conservative: " + String.join(", ", both) + ".");
        }
    }

    private static void addReason(List<String> reasons, String missing, List<String> patients) {
        if (!patients.isEmpty()) {
            reasons.add(String.join(", ", patients) + " (no " + missing + " sample)");
        }
    }
}
