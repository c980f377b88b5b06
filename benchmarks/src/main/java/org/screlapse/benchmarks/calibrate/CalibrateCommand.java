package org.screlapse.benchmarks.scoring;

import java.io.IOException;
import org.screlapse.benchmarks.Arguments;
import org.screlapse.benchmarks.Command;

/** Checks against simulated truth whether intervals and labels are right. */
public final class CalibrateCommand implements Command {

    @Override
    public String name() {
        return "calibrate";
    }

    @Override
    public String help() {
        return """
            stem-like [PAIRS] [CELLS] [SEED]
                500 simulated samples unless told otherwise: are fractions and labels right?
            """;
    }

    @Override
    public void run(Arguments arguments) throws IOException {
        if (!arguments.word(0).equals("stem-like")) {
            throw new IllegalArgumentException("\"" + arguments.word(0) + "\" cannot be calibrated; stem-like can.");
        }
        new StemLikeCalibration((int) arguments.number(1, 250), (int) arguments.number(2, 600),
            arguments.number(3, 1)).run();
    }
}
