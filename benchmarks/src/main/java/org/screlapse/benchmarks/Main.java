package org.screlapse.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.screlapse.benchmarks.calibrate.CalibrateCommand;
import org.screlapse.benchmarks.expansion.ExpansionCommand;
import org.screlapse.benchmarks.expansion.PowerCommand;
import org.screlapse.benchmarks.io.IoCommand;
import org.screlapse.benchmarks.pipeline.PipelineCommand;
import org.screlapse.benchmarks.scale.ScaleCommand;
import org.screlapse.benchmarks.scoring.ScoringCommand;
import org.screlapse.benchmarks.simulate.SimulateCommand;

/** The command line of the benchmarks: the first argument is the command, the others are its own. */
public final class Main {

    private static final List<Command> COMMANDS =
        List.of(new IoCommand(), new ScaleCommand(), new ScoringCommand(), new CalibrateCommand(),
            new ExpansionCommand(), new PowerCommand(), new PipelineCommand(), new SimulateCommand());
    private static final int FAILED = 1;
    private static final int BAD_ARGUMENTS = 2;

    private Main() {
    }

    /** @param arguments the command and its arguments */
    public static void main(String[] arguments) {
        Command command = COMMANDS.stream().filter(c -> arguments.length > 0 && c.name().equals(arguments[0]))
            .findFirst().orElse(null);
        if (command == null || arguments.length == 2 && arguments[1].equals("help")) {
            COMMANDS.stream().filter(c -> command == null || c == command)
                .forEach(c -> System.err.println("  " + c.name() + c.help().indent(6).stripTrailing().substring(5)));
            System.exit(BAD_ARGUMENTS);
        }
        try {
            command.run(new Arguments(Arrays.asList(arguments).subList(1, arguments.length)));
        } catch (IllegalArgumentException e) {
            System.err.println("ERROR " + e.getMessage());
            System.exit(BAD_ARGUMENTS);
        } catch (IOException e) {
            System.err.println("ERROR " + e.getMessage());
            System.exit(FAILED);
        }
    }
}
