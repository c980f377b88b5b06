package org.screlapse.benchmarks.expansion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.stats.Interval;
import org.screlapse.engine.stats.ProportionInterval;

/**
 * How often growth or shrinkage is found where there is none: cohorts simulated anew for each run, the timepoints of
 * each patient swapped or not by chance. As every call is then a false one, the false discovery rate is the share of
 * runs with any call, and must not exceed the nominal one.
 *
 * <p>
 * Last, cohorts in which a population did grow fourfold: there the rate is not that of a null hypothesis, for a swap of
 * some patients leaves growth in the others. Swaps of none and of all patients, which leave all of it, are left out.
 *
 * @param runs number of simulated cohorts of each kind
 * @param patients number of patients, each with two samples
 * @param seed the same seed gives the same result
 */
public record ExpansionCalibration(int runs, int patients, long seed) {

    private static final int CELLS = 300;
    private static final double FRACTION = 0.05;
    private static final double SPREAD = 0.3;
    private static final double FOURFOLD = 2;

    /**
     * Simulates, tests and prints a line per test.
     *
     * @throws IllegalArgumentException if there are fewer than two patients
     */
    public void run() {
        if (patients < 2) {
            throw new IllegalArgumentException("There are " + patients + " patients; at least 2 are needed.");
        }
        System.out.printf(Locale.ROOT, "%,d cohorts of %d patients, about %d cells per sample, 12 populations; share of"
            + " runs with any call [95 %% interval]%n", runs, patients, CELLS);
        print("no growth, samples of a patient differ by the drawing of cells alone",
            run -> swapped(new SimulatedCohort(patients, CELLS, FRACTION, 0, 0, run).make(), run, 0));
        print("no growth, samples of a patient differ (standard deviation of log abundance 0.3)",
            run -> swapped(new SimulatedCohort(patients, CELLS, FRACTION, 0, SPREAD, run).make(), run, 0));
        print("fourfold growth of one population, swapped in some patients but not in all",
            run -> swapped(new SimulatedCohort(patients, CELLS, FRACTION, FOURFOLD, SPREAD, run).make(), run, 1));
    }

    private void print(String title, LongFunction<SingleCellData> cohorts) {
        List<boolean[][]> outcomes = IntStream.range(0, runs).parallel().mapToObj(run -> {
            SingleCellData data = cohorts.apply(seed * 1_000_003 + run);
            return Arrays.stream(GrowthMethod.values()).map(test -> outcome(test.find(data))).toArray(boolean[][]::new);
        }).toList();
        System.out.println(title);
        for (GrowthMethod test : GrowthMethod.values()) {
            String[] shares = IntStream.range(0, 3)
                .mapToObj(i -> share((int) outcomes.stream().filter(outcome -> outcome[test.ordinal()][i]).count()))
                .toArray(String[]::new);
            System.out.printf("  %-33s at 10 %%: %s  at 5 %%: %s  growth at 10 %%: %s%n", test.title(), shares[0],
                shares[1], shares[2]);
        }
    }

    private static boolean[] outcome(GrowthMethod.Finding found) {
        return new boolean[]{found.any(0.1, false), found.any(0.05, false), found.any(0.1, true)};
    }

    private String share(int count) {
        Interval interval = ProportionInterval.withDefaults().wilson(count, runs);
        return String.format(Locale.ROOT, "%5.1f %% [%4.1f, %5.1f]", 100.0 * count / runs, 100 * interval.low(),
            100 * interval.high());
    }

    /** The timepoints swapped in patients drawn by chance, in at least so many and not in so many. */
    private SingleCellData swapped(SingleCellData data, long run, int fewest) {
        SplittableRandom random = new SplittableRandom(~run);
        boolean[] swap = new boolean[patients];
        int swaps;
        do {
            swaps = 0;
            for (int patient = 0; patient < patients; patient++) {
                swap[patient] = random.nextBoolean();
                swaps += swap[patient] ? 1 : 0;
            }
        } while (swaps < fewest || patients - swaps < fewest);
        CategoricalColumn patientOf = GrowthMethod.column(data, SimulatedCohort.PATIENT);
        int[] timepoints = GrowthMethod.column(data, SimulatedCohort.TIMEPOINT).codes().clone();
        for (int cell = 0; cell < timepoints.length; cell++) {
            timepoints[cell] = swap[patientOf.code(cell)] ? 1 - timepoints[cell] : timepoints[cell];
        }
        return data.withCellColumn(SimulatedCohort.TIMEPOINT,
            CategoricalColumn.of(SimulatedCohort.TIMEPOINTS, timepoints));
    }
}
