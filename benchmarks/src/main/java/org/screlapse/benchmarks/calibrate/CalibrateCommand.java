package org.screlapse.benchmarks.calibrate;

import java.io.IOException;
import org.screlapse.benchmarks.Arguments;
import org.screlapse.benchmarks.Benchmark;
import org.screlapse.benchmarks.expansion.ExpansionCalibration;
import org.screlapse.benchmarks.scoring.StemLikeCalibration;

/** Checks against simulated truth whether intervals, labels and error rates are right. */
public final class CalibrateCommand implements Benchmark {

    @Override
    public String name() {
        return "calibrate";
    }

    @Override
    public String help() {
        return """
            stem-like [PAIRS] [CELLS] [SEED] | expansion [RUNS] [PATIENTS] [SEED]
                stem-like: 500 simulated samples unless told otherwise: are fractions and labels right?
                expansion: 500 simulated cohorts of 4 patients: how often is growth found where there is none?
            """;
    }

    @Override
    public void run(Arguments arguments) throws IOException {
        switch (arguments.word(0)) {
            case "stem-like" -> new StemLikeCalibration((int) arguments.number(1, 250), (int) arguments.number(2, 600),
                arguments.number(3, 1)).run();
            case "expansion" -> new ExpansionCalibration((int) arguments.number(1, 500), (int) arguments.number(2, 4),
                arguments.number(3, 1)).run();
            default -> throw new IllegalArgumentException(
                "\"" + arguments.word(0) + "\" cannot be calibrated; stem-like and expansion can.");
        }
    }
}
