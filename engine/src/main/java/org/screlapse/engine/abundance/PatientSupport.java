package org.screlapse.engine.abundance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.screlapse.engine.cohort.Sample;

/**
 * On how many patients the cells and the change of a population or neighborhood rest.
 *
 * @param grown patients with both timepoints in whom its fraction grew
 * @param shrunk patients with both timepoints in whom its fraction shrank
 * @param compared patients with both timepoints
 * @param largest the patient (the sample, where patients are not told apart) with most of its cells; null without cells
 * @param largestShare the part of its cells that are of this patient, 0 to 1; NaN without cells
 * @param isDominated whether at least four fifths of its cells are of one patient, also if each patient's cells weigh
 *            as much as any other's, and there are other patients
 * @param onlyGrown the one patient in whom it grew, null if there are none or more
 * @param onlyShrunk the one patient in whom it shrank, null if there are none or more
 */
public record PatientSupport(int grown, int shrunk, int compared, String largest, double largestShare,
    boolean isDominated, String onlyGrown, String onlyShrunk) {

    /** From this part of the cells on, a patient dominates. */
    private static final double DOMINATES = 0.8;

    /**
     * The one patient on whom a change rests: the one who dominates the cells, or, of several compared with themselves,
     * the only one who changed in this direction. Null if it rests on more.
     *
     * @param change above 0 if the population or neighborhood grew
     */
    public String only(double change) {
        if (isDominated) {
            return largest;
        }
        return compared < 2 ? null : change > 0 ? onlyGrown : onlyShrunk;
    }

    /** Counts the patients of populations or neighborhoods. */
    static final class Counter {
        private final ComparedSamples samples;
        private final List<String> patients;
        private final int[] patientOf;
        /** All cells: two timepoints × patients. */
        private final double[][] all;

        /**
         * @param samples the samples compared
         * @param totals all cells of each sample
         */
        Counter(ComparedSamples samples, double[] totals) {
            this.samples = samples;
            Map<String, Integer> places = new LinkedHashMap<>();
            patientOf = new int[samples.count()];
            for (int s = 0; s < patientOf.length; s++) {
                Sample sample = samples.samples().get(s);
                String patient = sample.patient() == null ? sample.name() : sample.patient();
                patientOf[s] = places.computeIfAbsent(patient, name -> places.size());
            }
            patients = new ArrayList<>(places.keySet());
            all = ofPatients(totals);
        }

        /** @param counts the cells of a population or neighborhood in each sample */
        PatientSupport of(double[] counts) {
            int n = patients.size();
            double[][] cells = ofPatients(counts);
            List<String> grown = new ArrayList<>();
            List<String> shrunk = new ArrayList<>();
            int compared = 0;
            for (int i = 0; i < n; i++) {
                if (all[0][i] > 0 && all[1][i] > 0) {
                    double change = cells[1][i] / all[1][i] - cells[0][i] / all[0][i];
                    compared++;
                    if (change != 0) {
                        (change > 0 ? grown : shrunk).add(patients.get(i));
                    }
                }
            }
            double[] ofPatient = IntStream.range(0, n).mapToDouble(i -> cells[0][i] + cells[1][i]).toArray();
            double[] weighted = IntStream.range(0, n)
                .mapToDouble(i -> ofPatient[i] == 0 ? 0 : ofPatient[i] / (all[0][i] + all[1][i])).toArray();
            int largest = IntStream.range(0, n).reduce(0, (a, b) -> ofPatient[b] > ofPatient[a] ? b : a);
            double share = share(ofPatient, largest);
            return new PatientSupport(grown.size(), shrunk.size(), compared,
                ofPatient[largest] > 0 ? patients.get(largest) : null, share,
                n > 1 && Math.min(share, share(weighted, largest)) >= DOMINATES, single(grown), single(shrunk));
        }

        /** What samples have, summed up: two timepoints × patients. */
        private double[][] ofPatients(double[] ofSamples) {
            double[][] sums = new double[2][patients.size()];
            for (int s = 0; s < ofSamples.length; s++) {
                sums[samples.later()[s] ? 1 : 0][patientOf[s]] += ofSamples[s];
            }
            return sums;
        }

        private static double share(double[] sizes, int i) {
            double sum = 0;
            for (double size : sizes) {
                sum += size;
            }
            return sizes[i] / sum;
        }

        private static String single(List<String> names) {
            return names.size() == 1 ? names.get(0) : null;
        }
    }
}
