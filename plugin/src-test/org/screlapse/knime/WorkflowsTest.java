package org.screlapse.knime;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.screlapse.knime.testing.WorkflowRuns.assertExpected;
import static org.screlapse.knime.testing.WorkflowRuns.rows;
import static org.screlapse.knime.testing.WorkflowRuns.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.task.Run;
import org.screlapse.knime.testing.WorkflowRuns;

/** Runs the workflows of test-workflows and compares what they find with what is expected. */
public class WorkflowsTest {

    @Rule
    public WorkflowRuns workflows = new WorkflowRuns();

    @Test
    public void tAllRelapseFindsThePatientWhoseStemLikeCellsGrew() throws IOException {
        Path workflow = workflows.run("t-all-relapse");
        assertExpected(workflow, "per-patient.csv", "across-patients.csv");
        assertEquals("", differences(workflow));
        assertTrue(Files.size(workflow.resolve("data/results/cells.h5ad")) > 100_000);
    }

    @Test
    public void interferonRisesInStimulatedCellsFromHdf5() throws IOException {
        Path data = shared("data/kang");
        Path workflow = workflows.run("stimulation", "control=" + data.resolve("kang_ctrl.h5"),
            "stimulated=" + data.resolve("kang_stim.h5"));
        assertExpected(workflow, "per-patient.csv", "across-patients.csv");
    }

    @Test
    public void interferonRisesInStimulatedCellsFromMatrixFolders() throws IOException {
        Path data = shared("data/kang");
        Path workflow = workflows.run("stimulation", "control=" + data.resolve("kang_ctrl_mtx"),
            "stimulated=" + data.resolve("kang_stim_mtx"));
        assertExpected(workflow, "per-patient.csv", "across-patients.csv");
    }

    @Test
    public void quiescentCellsGrowInRelapsedAml() throws IOException {
        Path workflow = workflows.run("aml-relapse", "cells=" + shared("data/aml_relapse/cell_states.csv"));
        assertExpected(workflow, "per-patient.csv", "across-patients.csv");
    }

    @Test
    public void cohortIsReadFromItsSampleSheet() throws IOException {
        Path workflow = workflows.run("cohort");
        assertExpected(workflow, "per-patient.csv", "across-patients.csv");
        assertEquals(List.of("cells", "584", "612", "603", "592"),
            rows(workflow.resolve("data/results/samples.csv")).stream().map(row -> row.get(3)).toList());
        assertTrue(Files.size(workflow.resolve("data/results/cells.h5ad")) > 100_000);
    }

    @Test
    public void clonesAreFollowed() throws IOException {
        Path workflow = workflows.run("clones");
        assertExpected(workflow, "clones.csv", "patients.csv", "parts.csv", "further-tests.csv");
    }

    @Test
    public void labelsOfAReferenceAreFoundInAnotherPatient() throws IOException {
        Path workflow = workflows.run("reference-map");
        Map<String, String> truth = rows(WorkflowRuns.workflow("t-all-relapse").resolve("expected/truth.csv")).stream()
            .filter(row -> row.get(0).equals("P1_relapse")).collect(
                Collectors.toMap(row -> row.get(3), row -> row.get(4).equals("stem-like") ? "stem-like" : "other"));
        List<List<String>> mapped = rows(workflow.resolve("data/results/mapped.csv"));
        int label = mapped.get(0).indexOf("predicted_population");
        int quiescent = mapped.get(0).indexOf("quiescent");
        List<List<String>> cells = mapped.subList(1, mapped.size());
        assertEquals(588, cells.size());
        long right = cells.stream().filter(row -> truth.get(row.get(0)).equals(row.get(label))).count();
        assertTrue("right labels: " + right, right >= 582);
        long resting =
            cells.stream().filter(row -> row.get(label).equals("stem-like") && row.get(quiescent).equals("1")).count();
        assertTrue("quiescent of 71 stem-like cells: " + resting, resting >= 60);
        assertEquals(1200, rows(workflow.resolve("data/results/potential.csv")).size() - 1);
        assertEquals(cells.stream().filter(row -> row.get(label).equals("stem-like")).map(row -> row.get(0)).toList(),
            subset(workflow));
        WorkflowRuns.run(workflow, "population=o*");
        assertEquals("a workflow variable decides which cells are kept",
            cells.stream().filter(row -> row.get(label).equals("other")).map(row -> row.get(0)).toList(),
            subset(workflow));
    }

    private static List<String> subset(Path workflow) throws IOException {
        return SingleCellReader.withDefaults().read(workflow.resolve("data/results/stem-like.h5ad"), Run.silent())
            .cells().names().asList();
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
}
