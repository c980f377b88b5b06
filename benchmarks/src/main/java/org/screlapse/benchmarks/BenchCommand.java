package org.screlapse.benchmarks;

import java.io.IOException;
import java.util.List;

import org.screlapse.benchmarks.calibrate.CalibrateCommand;
import org.screlapse.benchmarks.expansion.ExpansionCommand;
import org.screlapse.benchmarks.expansion.PowerCommand;
import org.screlapse.benchmarks.io.IoCommand;
import org.screlapse.benchmarks.pipeline.PipelineCommand;
import org.screlapse.benchmarks.scale.ScaleCommand;
import org.screlapse.benchmarks.scoring.ScoringCommand;
import org.screlapse.benchmarks.simulate.SimulateCommand;
import org.screlapse.headless.command.Command;
import org.screlapse.headless.command.Console;
import org.screlapse.headless.command.UsageException;

import picocli.CommandLine.Mixin;

/** Runs a benchmark, or lists them. */
@picocli.CommandLine.Command(name = "bench",
    description = "Measures on simulated data; without a benchmark: lists them.")
public final class BenchCommand implements Command {

    private static final List<Benchmark> BENCHMARKS =
        List.of(new IoCommand(), new ScaleCommand(), new ScoringCommand(), new CalibrateCommand(),
            new ExpansionCommand(), new PowerCommand(), new PipelineCommand(), new SimulateCommand());

    @Mixin
    private Arguments arguments;

    @Override
    public int run(Console console) throws UsageException, IOException {
        String name = arguments.name();
        if (name.isEmpty()) {
            BENCHMARKS.forEach(benchmark -> print(benchmark, console));
            return 0;
        }
        Benchmark benchmark = BENCHMARKS.stream().filter(b -> b.name().equals(name)).findFirst()
            .orElseThrow(() -> new UsageException("There is no benchmark \"" + name + "\"; there are "
                + String.join(", ", BENCHMARKS.stream().map(Benchmark::name).toList()) + "."));
        if (arguments.size() == 1 && arguments.word(0).equals("help")) {
            print(benchmark, console);
            return 0;
        }
        try {
            benchmark.run(arguments);
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    Arguments arguments() {
        return arguments;
    }

    private static void print(Benchmark benchmark, Console console) {
        console.out().println("  " + benchmark.name() + benchmark.help().indent(6).stripTrailing().substring(5));
    }
}
