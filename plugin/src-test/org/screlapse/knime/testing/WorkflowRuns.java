package org.screlapse.knime.testing;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Assume;
import org.junit.rules.TemporaryFolder;
import org.screlapse.headless.cli.Main;
import org.screlapse.headless.command.Console;

/** Runs copies of the workflows in test-workflows, and compares what they write with what is expected. */
public final class WorkflowRuns extends TemporaryFolder {

    private static final double TOLERANCE = 1e-9;

    /**
     * @param name a workflow of test-workflows
     * @return a copy of it, without results
     * @throws IOException if it cannot be copied
     */
    public Path copy(String name) throws IOException {
        Path from = workflow(name);
        Path to = getRoot().toPath().resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(f -> !f.toString().contains("results")).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    /**
     * @param name a workflow of test-workflows
     * @param settings workflow variables, as name=value
     * @return the copy of it that ran
     * @throws IOException if it cannot be copied
     */
    public Path run(String name, String... settings) throws IOException {
        Path workflow = copy(name);
        run(workflow, settings);
        return workflow;
    }

    /**
     * Runs a workflow, which must succeed.
     *
     * @param workflow its folder
     * @param settings workflow variables, as name=value
     */
    public static void run(Path workflow, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("run", workflow.toString()));
        arguments.addAll(List.of(settings));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            int code = new Main(new Console(out, out, false)).run(arguments.toArray(String[]::new));
            assertEquals(printed.toString(StandardCharsets.UTF_8), 0, code);
        }
    }

    /**
     * @param name a workflow of test-workflows
     * @return its folder
     */
    public static Path workflow(String name) {
        return Plugin.projectFolder().resolve("test-workflows").resolve(name);
    }

    /**
     * @param path a file or folder of the shared data beside the project
     * @return where it is; the test is skipped if it is not there
     */
    public static Path shared(String path) {
        Path found = Plugin.projectFolder().resolveSibling("shared").resolve(path);
        Assume.assumeTrue("skipped: there is no " + found, Files.exists(found));
        return found.toAbsolutePath();
    }

    /**
     * @param csv a CSV file
     * @return its rows, the header first
     * @throws IOException if it cannot be read
     */
    public static List<List<String>> rows(Path csv) throws IOException {
        return Files.readAllLines(csv).stream()
            .map(line -> Stream.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .map(cell -> cell.replaceAll("^\"|\"$", "")).toList())
            .toList();
    }

    /**
     * Compares files in the folders expected and data/results of a workflow.
     *
     * @param workflow its folder
     * @param files names of the files
     * @throws IOException if one is missing
     */
    public static void assertExpected(Path workflow, String... files) throws IOException {
        for (String file : files) {
            List<List<String>> expected = rows(workflow.resolve("expected").resolve(file));
            List<List<String>> actual = rows(workflow.resolve("data/results").resolve(file));
            assertEquals(file + ": rows", expected.size(), actual.size());
            for (int row = 0; row < expected.size(); row++) {
                assertEquals(file + ", row " + row + ": columns", expected.get(row).size(), actual.get(row).size());
                for (int column = 0; column < expected.get(row).size(); column++) {
                    assertAlike(file + ", row " + row + ", " + expected.get(0).get(column),
                        expected.get(row).get(column), actual.get(row).get(column));
                }
            }
        }
    }

    /** The last digits of a logarithm may differ between processors. */
    private static void assertAlike(String what, String expected, String actual) {
        if (expected.matches("-?[0-9.]+(E-?[0-9]+)?")) {
            double number = Double.parseDouble(expected);
            assertEquals(what, number, Double.parseDouble(actual), Math.abs(number) * TOLERANCE + 1e-12);
        } else {
            assertEquals(what, expected, actual);
        }
    }
}
