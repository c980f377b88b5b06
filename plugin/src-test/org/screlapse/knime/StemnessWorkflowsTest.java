package org.screlapse.knime;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.headless.cli.Main;
import org.screlapse.headless.run.ExitCode;
import org.screlapse.knime.testing.Plugin;

/** Runs the workflows that score stemness and compares what they find with what is expected. */
public class StemnessWorkflowsTest {

    private static final double TOLERANCE = 1e-9;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void stemnessScoresAFileForSignaturesOfAGmtFile() throws IOException {
        Path workflow = run("stemness", "UCELL");
        assertExpected(workflow, "scores.csv", "genes.csv");
        assertTrue(Files.size(workflow.resolve("scored.h5ad")) > 100_000);
    }

    @Test
    public void stemnessTakesTheMethodFromAVariable() throws IOException {
        List<String> other = Files.readAllLines(run("stemness", "MEAN_Z_SCORE").resolve("data/results/scores.csv"));
        assertEquals("\"row ID\",\"LSC104_Ng2017\",\"LSPC-Quiescent\"", other.get(0));
        assertTrue(other.get(1), other.get(1).contains("-"));
    }

    @Test
    public void stemLikeFractionFindsTheTruth() throws IOException {
        Path workflow = copy("stem-like-fraction");
        run(workflow, "diagnosis=" + cells("P2_diagnosis.h5"), "relapse=" + cells("P2_relapse.h5"));
        assertExpected(workflow, "fractions.csv", "thresholds.csv", "genes.csv");
        List<String> fractions = Files.readAllLines(workflow.resolve("data/results/fractions.csv"));
        assertTrue(fractions.get(1), fractions.get(1).startsWith("\"diagnosis\",584,8,"));
        assertTrue(fractions.get(2), fractions.get(2).startsWith("\"relapse\",612,162,"));
    }

    private Path run(String name, String method) throws IOException {
        Path workflow = copy(name);
        run(workflow, "input=" + cells("P2_relapse.h5"),
            "signatures=" + workflow.resolve("data/stem-cell-programs.gmt"), "method=" + method,
            "output=" + workflow.resolve("scored.h5ad"));
        return workflow;
    }

    private static void run(Path workflow, String... variables) {
        List<String> arguments = new ArrayList<>(List.of("run", workflow.toString()));
        arguments.addAll(List.of(variables));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            ExitCode code = new Main(out, out).run(arguments.toArray(String[]::new));
            assertEquals(printed.toString(StandardCharsets.UTF_8), 0, code.number());
        }
    }

    private static void assertExpected(Path workflow, String... files) throws IOException {
        for (String file : files) {
            List<String> expected = Files.readAllLines(workflow.resolve("expected").resolve(file));
            List<String> actual = Files.readAllLines(workflow.resolve("data/results").resolve(file));
            assertEquals(file + ": rows", expected.size(), actual.size());
            for (int row = 0; row < expected.size(); row++) {
                assertAlike(file + ", row " + row, expected.get(row).split(","), actual.get(row).split(","));
            }
        }
    }

    /** The last digits of a logarithm may differ between processors. */
    private static void assertAlike(String what, String[] expected, String[] actual) {
        assertEquals(what, expected.length, actual.length);
        for (int column = 0; column < expected.length; column++) {
            if (expected[column].matches("-?[0-9.]+(E-?[0-9]+)?")) {
                double number = Double.parseDouble(expected[column]);
                assertEquals(what, number, Double.parseDouble(actual[column]), Math.abs(number) * TOLERANCE + 1e-12);
            } else {
                assertEquals(what, expected[column], actual[column]);
            }
        }
    }

    private static Path cells(String file) {
        return Plugin.projectFolder().resolve("test-workflows/t-all-relapse/data").resolve(file).toAbsolutePath();
    }

    private Path copy(String name) throws IOException {
        Path from = Plugin.projectFolder().resolve("test-workflows").resolve(name);
        Path to = folder.getRoot().toPath().resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(f -> !f.toString().contains("results")).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }
}
