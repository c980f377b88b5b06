package org.screlapse.headless.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.screlapse.headless.command.Command;
import org.screlapse.headless.command.Console;
import org.screlapse.headless.command.UsageException;

import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: the first argument is the command, the others are its own. Which commands there are, the modules on
 * the class path say ({@link Command}). What is wrong is said in one sentence on the error stream.
 */
@CommandLine.Command(name = "screlapse", synopsisSubcommandLabel = "COMMAND",
    description = "scRelapse without KNIME: runs workflows, lists nodes, looks into files and converts them.",
    footer = {"", "'screlapse help COMMAND' says more about a command; 'bench' is built when it is first asked for.",
        "",
        "Exit codes: 0 done, 1 a file cannot be read or written, 2 a wrong argument, 3 the workflow cannot be loaded, "
            + "4 a node was not executed, 130 stopped."})
public final class Main {

    /** Exit code: done. */
    public static final int OK = 0;
    /** Exit code: a file could not be read or written. */
    public static final int FAILED = 1;
    /** Exit code: the command line cannot be understood. */
    public static final int BAD_ARGUMENTS = 2;
    /** Exit code: the user stopped it. */
    public static final int STOPPED = 130;

    private static final long SECONDS_TO_STOP = 10;
    private static final int WIDTH = 120;

    private final Console console;
    private final CommandLine line = new CommandLine(this);
    private volatile Command running;

    /**
     * Ends the Java process with the exit code of the command. The system property {@code screlapse.terminal} says
     * whether the error stream is a terminal, which Java cannot find out.
     *
     * @param arguments the command and its arguments
     */
    public static void main(String[] arguments) {
        Main main = new Main(new Console(utf8(System.out), utf8(System.err), Boolean.getBoolean("screlapse.terminal")));
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> main.stop(done)));
        int code = main.run(arguments);
        done.countDown();
        System.exit(code);
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** @param console where results go, and a sentence if there is none */
    public Main(Console console) {
        this.console = console;
        ServiceLoader.load(Command.class, Main.class.getClassLoader()).forEach(this::add);
        line.addSubcommand(new CommandLine.HelpCommand());
        line.setPosixClusteredShortOptionsAllowed(false);
        line.setExpandAtFiles(false);
        line.setOverwrittenOptionsAllowed(true); // the last one counts
        line.setUsageHelpWidth(WIDTH);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    }

    private void add(Command command) {
        CommandLine subcommand = new CommandLine(command);
        subcommand.getCommandSpec()
            .addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("prints this text").build());
        line.addSubcommand(subcommand);
    }

    /**
     * Runs a command.
     *
     * @param arguments the command and its arguments
     * @return the exit code
     */
    public int run(String... arguments) {
        try {
            ParseResult parsed = line.parseArgs(arguments.length == 0 ? new String[]{"help"} : arguments);
            if (CommandLine.executeHelpRequest(parsed) != null) {
                return OK;
            }
            running = (Command) parsed.subcommand().commandSpec().userObject();
            return run(running);
        } catch (ParameterException e) {
            return fail(BAD_ARGUMENTS, sentence(e));
        }
    }

    private int run(Command command) {
        try {
            int code = command.run(console);
            console.out().flush();
            return code;
        } catch (UsageException e) {
            return fail(BAD_ARGUMENTS, e.getMessage());
        } catch (CancellationException e) {
            return fail(STOPPED, "Stopped.");
        } catch (IOException e) {
            return fail(FAILED, sentence(e));
        } catch (UncheckedIOException e) {
            return fail(FAILED, sentence(e.getCause()));
        } catch (IllegalArgumentException e) {
            return fail(FAILED, e.getMessage());
        } catch (OutOfMemoryError e) {
            return fail(FAILED, "This needs more than the " + (Runtime.getRuntime().maxMemory() >> 20) + " MB of memory"
                + " that this program may use; raise the limit (SCRELAPSE_JAVA_OPTS=-Xmx8g for 8 GB).");
        }
    }

    private int fail(int code, String sentence) {
        console.error(sentence);
        return code;
    }

    /** Ctrl-C: lets a command clean up, but not for long. */
    private void stop(CountDownLatch done) {
        console.progress().cancel();
        Command current = running;
        if (current != null) {
            current.cancel();
            try {
                done.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String sentence(ParameterException e) {
        String command = e.getCommandLine().getCommandName();
        if (e instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            if (e.getCommandLine() == line) {
                return "Unknown command '" + word + "'; the commands are "
                    + String.join(", ", line.getSubcommands().keySet()) + ".";
            }
            return (word.startsWith("-") ? "Unknown option '" : "Unexpected argument '") + word + "'; see 'help "
                + command + "' for what " + command + " takes.";
        }
        if (e instanceof MissingParameterException missing && missing.getMissing().size() == 1
            && missing.getMissing().get(0) instanceof OptionSpec option) {
            return "The option " + option.longestName() + " needs a value.";
        }
        Throwable reason = e.getCause() instanceof TypeConversionException ? e.getCause() : e;
        String text = reason.getMessage().strip();
        return text.endsWith(".") ? text : text + ".";
    }

    /** Java's own exceptions on files say little more than their names. */
    private static String sentence(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "\"" + denied.getFile() + "\" may not be read or written by this user; check its permissions.";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return "\"" + file.getFile() + "\" cannot be read or written: " + file.getReason() + ".";
        }
        return e.getMessage() == null ? "Reading or writing failed (" + e + ")." : e.getMessage();
    }
}
