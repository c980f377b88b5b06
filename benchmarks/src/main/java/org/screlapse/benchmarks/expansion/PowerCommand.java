package org.screlapse.benchmarks.expansion;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.screlapse.benchmarks.Arguments;
import org.screlapse.benchmarks.Benchmark;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.SingleCellData;

/** How much growth must there be to be found? Simulated cohorts in which one population grew by a known amount. */
public final class PowerCommand implements Benchmark {

    private static final int CELLS = 300;
    private static final double SPREAD = 0.3;
    private static final int[] PATIENTS = {4, 8};
    private static final double[] FRACTIONS = {0.01, 0.1};
    private static final double[] LOG2_GROWTH = {0.5, 1, 2, 3};

    @Override
    public String name() {
        return "power";
    }

    @Override
    public String help() {
        return """
            [RUNS] [SEED] [RUNS-WITH-MILOR] [--rscript Rscript]
                how often growth of a population is found, and how many of its cells: 20 simulated cohorts for each
                of 16 combinations of patients, fraction and growth; none of them with miloR, too, unless told so
            """;
    }

    @Override
    public void run(Arguments arguments) throws IOException {
        int runs = (int) arguments.number(0, 20);
        long seed = arguments.number(1, 1);
        int peerRuns = (int) arguments.number(2, 0);
        MiloPeer milo = new MiloPeer(arguments.rscript());
        System.out.println("detected / recall of cells / precision of cells, in %");
        for (int patients : PATIENTS) {
            for (double fraction : FRACTIONS) {
                for (double growth : LOG2_GROWTH) {
                    System.out.printf(Locale.ROOT, "%d patients, %.0f %% at diagnosis, log2 growth %.1f%n", patients,
                        100 * fraction, growth);
                    List<SingleCellData> cohorts = IntStream.range(0, runs).parallel().mapToObj(
                        run -> new SimulatedCohort(patients, CELLS, fraction, growth, SPREAD, seed * 1_000_003 + run)
                            .make())
                        .toList();
                    compare(cohorts);
                    compareWithMilo(cohorts.subList(0, Math.min(runs, peerRuns)), milo);
                }
            }
        }
    }

    private static void compare(List<SingleCellData> cohorts) {
        for (GrowthMethod test : GrowthMethod.values()) {
            print(test.title(), cohorts.stream().parallel()
                .map(data -> CalledCells.of(test.find(data).expanded(), grown(data))).toList());
        }
    }

    private static void compareWithMilo(List<SingleCellData> cohorts, MiloPeer milo) throws IOException {
        List<CalledCells> theirs = new ArrayList<>();
        List<CalledCells> ours = new ArrayList<>();
        List<CalledCells> against = new ArrayList<>();
        for (SingleCellData data : cohorts) {
            Optional<boolean[]> called = milo.expanded(data);
            if (called.isPresent()) {
                boolean[] own = GrowthMethod.NEIGHBORHOODS.find(data).expanded();
                theirs.add(CalledCells.of(called.get(), grown(data)));
                ours.add(CalledCells.of(own, grown(data)));
                against.add(CalledCells.of(own, called.get()));
            }
        }
        if (!theirs.isEmpty()) {
            print("miloR, " + theirs.size() + " cohorts", theirs);
            print("neighborhoods, the same cohorts", ours);
            System.out.printf(Locale.ROOT, "  cells called by both over cells called by either: mean %.3f%n",
                mean(against, CalledCells::jaccard));
        }
    }

    private static void print(String title, List<CalledCells> calls) {
        System.out.printf(Locale.ROOT, "  %-33s %3.0f / %3.0f / %3.0f%n", title,
            100 * mean(calls, call -> call.isDetected() ? 1 : 0), 100 * mean(calls, CalledCells::recall),
            100 * mean(calls.stream().filter(call -> call.called() > 0).toList(), CalledCells::precision));
    }

    private static double mean(List<CalledCells> calls, ToDoubleFunction<CalledCells> value) {
        return calls.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    private static boolean[] grown(SingleCellData data) {
        CategoricalColumn populations = GrowthMethod.column(data, SimulatedCohort.POPULATION);
        boolean[] grown = new boolean[populations.size()];
        for (int cell = 0; cell < grown.length; cell++) {
            grown[cell] = populations.code(cell) == 0;
        }
        return grown;
    }
}
