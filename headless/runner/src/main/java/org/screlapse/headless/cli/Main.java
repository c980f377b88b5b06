package org.screlapse.headless.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.screlapse.headless.run.ExitCode;
import org.screlapse.headless.run.NodeCatalog;

/** The command line: the first argument is the sub-command, the others are its own. */
public final class Main {

    private static final long SECONDS_TO_STOP = 2;

    private final PrintStream out;

    private final PrintStream err;

    private final Map<String, Command> commands = new LinkedHashMap<>();

    /** Ends the Java process with the exit code of the sub-command. */
    public static void main(String[] arguments) {
        Main main = new Main(utf8(System.out), utf8(System.err));
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> main.stop(done)));
        ExitCode code = main.run(arguments);
        done.countDown();
        System.exit(code.number());
    }

    /**
     * @param out where results go
     * @param err where a sentence goes if there is no result
     */
    public Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
        NodeCatalog catalog = NodeCatalog.of(Main.class.getClassLoader());
        add(new RunCommand(catalog, out, err));
        add(new NodesCommand(catalog, out));
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private void add(Command command) {
        commands.put(command.name(), command);
    }

    /** Runs the sub-command that the first argument names. */
    public ExitCode run(String... arguments) {
        String name = arguments.length == 0 ? "help" : arguments[0];
        if ("help".equals(name) || "--help".equals(name) || "-h".equals(name)) {
            help();
            return ExitCode.OK;
        }
        Command command = commands.get(name);
        if (command == null) {
            err.println("ERROR Unknown command '" + name + "'; the commands are " + String.join(", ", commands.keySet())
                + " and help.");
            return ExitCode.BAD_ARGUMENTS;
        }
        try {
            return command.run(List.copyOf(Arrays.asList(arguments).subList(1, arguments.length)));
        } catch (BadArgumentException e) {
            err.println("ERROR " + e.getMessage());
            return ExitCode.BAD_ARGUMENTS;
        }
    }

    private void help() {
        out.println("scRelapse without KNIME. Commands:");
        for (Command command : commands.values()) {
            out.println();
            command.help().forEach(out::println);
        }
        out.println();
        out.println("  help");
        out.println("      prints this text");
        out.println();
        out.println(
            "Exit codes: 0 done, 2 a wrong argument, 3 the workflow cannot be loaded, " + "4 a node was not executed.");
    }

    /** Ctrl-C: lets a command clean up, but not for long. */
    private void stop(CountDownLatch done) {
        commands.values().forEach(Command::cancel);
        try {
            done.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
