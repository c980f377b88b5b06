package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The groups of patients that are also tested each for itself, such as molecular subtypes: one a patient, or none. */
final class Strata {
    /** No patient has a stratum. */
    static final Strata NONE = new Strata(Map.of());

    private final Map<String, String> ofPatient;

    private Strata(Map<String, String> ofPatient) {
        this.ofPatient = ofPatient;
    }

    /** From a label a row; rows that lack a patient or a stratum say nothing. */
    static Strata of(Labels patients, Labels strata) {
        int[] known = new int[patients.names().size()];
        for (int row = 0; row < patients.size(); row++) {
            int patient = patients.code(row);
            int stratum = strata.code(row) + 1;
            if (patient >= 0 && stratum > 0) {
                if (known[patient] > 0 && known[patient] != stratum) {
                    throw new IllegalArgumentException(
                        "Patient '" + patients.names().get(patient) + "' belongs to the strata '"
                            + strata.names().get(known[patient] - 1) + "' and '" + strata.names().get(stratum - 1)
                            + "'; choose a column with one value a patient, such as the molecular subtype.");
                }
                known[patient] = stratum;
            }
        }
        Map<String, String> ofPatient = new LinkedHashMap<>();
        for (int patient = 0; patient < known.length; patient++) {
            if (known[patient] > 0) {
                ofPatient.put(patients.names().get(patient), strata.names().get(known[patient] - 1));
            }
        }
        return new Strata(ofPatient);
    }

    /** The stratum of a patient, or null. */
    String of(String patient) {
        return ofPatient.get(patient);
    }

    /** The strata that have one of the patients, in the order of the patients. */
    List<String> among(List<String> patients) {
        return new ArrayList<>(
            new LinkedHashSet<>(patients.stream().map(ofPatient::get).filter(stratum -> stratum != null).toList()));
    }

    boolean isEmpty() {
        return ofPatient.isEmpty();
    }
}
