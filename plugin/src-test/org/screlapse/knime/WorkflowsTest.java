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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.headless.cli.Main;
import org.screlapse.headless.run.ExitCode;

/** Runs the workflows of test-workflows and compares what they find with what is expected. */
public class WorkflowsTest {

    private static final double TOLERANCE = 1e-9;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void tAllRelapseFindsThePatientWhoseStemLikeCellsGrew() throws IOException {
        Path workflow = run("t-all-relapse");
        assertExpected(workflow, "per-patient.csv", "across-patients.csv");
        assertEquals("", differences(workflow));
        assertTrue(Files.size(workflow.resolve("data/results/cells.h5ad")) > 100_000);
    }

    @Test
    public void interferonRisesInStimulatedCellsFromHdf5() throws IOException {
        Path data = shared("data/kang");
        Path workflow = run("stimulation", "control=" + data.resolve("kang_ctrl.h5"),
            "stimulated=" + data.resolve("kang_stim.h5"));
        assertExpected(workflow, "per-patient.csv", "across-patients.csv");
    }

    @Test
    public void interferonRisesInStimulatedCellsFromMatrixFolders() throws IOException {
        Path data = shared("data/kang");
        Path workflow = run("stimulation", "control=" + data.resolve("kang_ctrl_mtx"),
            "stimulated=" + data.resolve("kang_stim_mtx"));
        assertExpected(workflow, "per-patient.csv", "across-patients.csv");
    }

    @Test
    public void quiescentCellsGrowInRelapsedAml() throws IOException {
        Path workflow = run("aml-relapse", "cells=" + shared("data/aml_relapse/cell_states.csv"));
        assertExpected(workflow, "per-patient.csv", "across-patients.csv");
    }

    @Test
    public void cohortIsReadFromItsSampleSheet() throws IOException {
        Path workflow = run("cohort");
        assertExpected(workflow, "per-patient.csv", "across-patients.csv");
        assertEquals(List.of("cells", "584", "612", "603", "592"),
            rows(workflow.resolve("data/results/samples.csv")).stream().map(row -> row.get(3)).toList());
        assertTrue(Files.size(workflow.resolve("data/results/cells.h5ad")) > 100_000);
    }

    @Test
    public void clonesAreFollowed() throws IOException {
        Path workflow = run("clones");
        assertExpected(workflow, "clones.csv", "patients.csv", "parts.csv", "further-tests.csv");
    }

    @Test
    public void labelsOfAReferenceAreFoundInAnotherPatient() throws IOException {
        Path workflow = run("reference-map");
        Map<String, String> truth = rows(projectFolder().resolve("test-workflows/t-all-relapse/expected/truth.csv"))
            .stream().filter(row -> row.get(0).equals("P1_relapse"))
            .collect(Collectors.toMap(row -> row.get(3), row -> row.get(4).equals("stem-like") ? "stem-like" : "other"));
        List<List<String>> mapped = rows(workflow.resolve("data/results/mapped.csv"));
        int label = mapped.get(0).indexOf("predicted_population");
        int quiescent = mapped.get(0).indexOf("quiescent");
        List<List<String>> cells = mapped.subList(1, mapped.size());
        assertEquals(588, cells.size());
        long right = cells.stream().filter(row -> truth.get(row.get(0)).equals(row.get(label))).count();
        assertTrue("right labels: " + right, right >= 582);
        long resting = cells.stream()
            .filter(row -> row.get(label).equals("stem-like") && row.get(quiescent).equals("1")).count();
        assertTrue("quiescent of 71 stem-like cells: " + resting, resting >= 60);
        assertEquals(1200, rows(workflow.resolve("data/results/potential.csv")).size() - 1);
    }

    private Path run(String name, String... variables) throws IOException {
        Path workflow = folder.getRoot().toPath().resolve(name);
        copy(projectFolder().resolve("test-workflows").resolve(name), workflow);
        List<String> arguments = new ArrayList<>(List.of("run", workflow.toString()));
        arguments.addAll(List.of(variables));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            ExitCode code = new Main(out, out).run(arguments.toArray(String[]::new));
            assertEquals(printed.toString(StandardCharsets.UTF_8), 0, code.number());
        }
        return workflow;
    }

    private static void assertExpected(Path workflow, String... files) throws IOException {
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
            assertEquals(what, number, Double.parseDouble(actual), Math.abs(number) * TOLERANCE);
        } else {
            assertEquals(what, expected, actual);
        }
    }

    /** The cells whose label is not their simulated population. */
    private static String differences(Path workflow) throws IOException {
        Map<String, String> populations = rows(workflow.resolve("data/results/cells.csv")).stream().skip(1)
            .collect(Collectors.toMap(row -> row.get(0), row -> row.get(8)));
        return rows(workflow.resolve("expected/truth.csv")).stream().skip(1)
            .filter(row -> !populations.get(row.get(0) + "_" + row.get(3))
                .equals(row.get(4).equals("stem-like") ? "stem-like" : "other"))
            .map(List::toString).collect(Collectors.joining("\n"));
    }

    private static List<List<String>> rows(Path csv) throws IOException {
        return Files.readAllLines(csv).stream().map(line -> Stream.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
            .map(cell -> cell.replaceAll("^\"|\"$", "")).toList()).toList();
    }

    private static Path shared(String path) {
        Path found = projectFolder().resolveSibling("shared").resolve(path);
        Assume.assumeTrue("skipped: there is no " + found, Files.exists(found));
        return found.toAbsolutePath();
    }

    private static Path projectFolder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("test-workflows"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(f -> !f.toString().contains("results")).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
