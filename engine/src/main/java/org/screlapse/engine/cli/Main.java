package org.screlapse.engine.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The command line: the first argument is the command, the others are its own. What is wrong is said in one sentence on
 * the error stream. Ctrl-C stops a command and waits until it has cleaned up.
 */
public final class Main {

    /** Exit code: done. */
    public static final int OK = 0;
    /** Exit code: a file could not be read or written. */
    public static final int FAILED = 1;
    /** Exit code: the command line cannot be understood. */
    public static final int BAD_ARGUMENTS = 2;
    /** Exit code: the user stopped it. */
    public static final int STOPPED = 130;

    private static final List<Command> COMMANDS = List.of(new InfoCommand(), new ConvertCommand());
    private static final long SECONDS_TO_STOP = 10;

    private final PrintStream out;
    private final PrintStream err;
    private final TerminalProgress progress;

    /**
     * @param out where results go
     * @param err where a sentence goes if something is wrong
     * @param terminal whether {@code err} is a terminal, which shows the progress
     */
    public Main(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        progress = new TerminalProgress(terminal ? err : null);
    }

    /**
     * Ends the Java process with the exit code of the command. The system property {@code screlapse.terminal} says
     * whether the error stream is a terminal, which Java cannot find out.
     *
     * @param arguments the command and its arguments
     */
    public static void main(String[] arguments) {
        Main main = new Main(utf8(System.out), utf8(System.err), Boolean.getBoolean("screlapse.terminal"));
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> main.stop(done)));
        int code = main.run(arguments);
        done.countDown();
        System.exit(code);
    }

    /**
     * Runs a command.
     *
     * @param arguments the command and its arguments
     * @return the exit code
     */
    public int run(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        if (words.isEmpty() || isHelp(words.get(0))) {
            out.println("\nFiles of single-cell data. Commands:");
            COMMANDS.forEach(command -> out.println("\n" + command.help().stripTrailing()));
            out.println("\nExit codes: 0 done, 1 a file cannot be read or written, 2 a wrong argument, 130 stopped.");
            return OK;
        }
        Command command = COMMANDS.stream().filter(c -> c.name().equals(words.get(0))).findFirst().orElse(null);
        if (command == null) {
            return fail(BAD_ARGUMENTS, "Unknown command \"" + words.get(0) + "\"; the commands are "
                + COMMANDS.stream().map(Command::name).collect(Collectors.joining(", ")) + " and help.");
        }
        if (words.stream().anyMatch(Main::isHelp)) {
            out.println(command.help().stripTrailing());
            return OK;
        }
        return run(command, words.subList(1, words.size()));
    }

    private int run(Command command, List<String> words) {
        try {
            command.run(Arguments.parse(command, words), new Command.Output(out, err), progress);
            out.flush();
            return OK;
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
        progress.erase();
        err.println("ERROR " + printable(sentence));
        return code;
    }

    private void stop(CountDownLatch done) {
        progress.cancel();
        try {
            done.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Names from files may hold line breaks, or sequences that a terminal would obey. */
    static String printable(String text) {
        return text.codePoints().map(c -> Character.isISOControl(c) ? '·' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
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

    private static boolean isHelp(String word) {
        return word.equals("help") || word.equals("--help") || word.equals("-h");
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
