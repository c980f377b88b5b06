package org.screlapse.benchmarks.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs another program that prints what it measured as lines {@code name=value}. */
public final class Fork {

    private Fork() {
    }

    /**
     * Runs a class in a Java process of its own, with the class path and the collector of the script.
     *
     * @param heap its heap, as for {@code -Xmx}
     * @param program a class with a {@code main}
     * @param arguments its arguments
     * @return what it printed
     * @throws IOException if it fails
     */
    public static Map<String, String> java(String heap, Class<?> program, List<String> arguments) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        return run(Stream.concat(Stream.of(java, "-XX:+UseParallelGC", "-Xmx" + heap, "-cp",
            System.getProperty("java.class.path"), program.getName()), arguments.stream()).toList());
    }

    /**
     * @param command a program and its arguments
     * @return what it printed
     * @throws IOException if it fails
     */
    public static Map<String, String> run(List<String> command) throws IOException {
        Process process =
            new ProcessBuilder(new ArrayList<>(command)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Map<String, String> printed = new LinkedHashMap<>();
        try (var lines = process.inputReader()) {
            lines.lines().forEach(line -> {
                int sign = line.indexOf('=');
                if (sign > 0) {
                    printed.put(line.substring(0, sign), line.substring(sign + 1));
                }
            });
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(command.get(0) + " ended with exit code " + code + ": "
                    + String.join(" ", command.subList(1, command.size())));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return printed;
    }

    /**
     * Prints what the process that called {@link #java} reads.
     *
     * @param values what was measured, by name
     * @param out where it goes
     */
    public static void print(Map<String, ?> values, PrintStream out) {
        values.forEach((name, value) -> out.println(name + "=" + value));
    }
}
