package org.screlapse.knime;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.task.Run;
import org.screlapse.knime.testing.WorkflowRuns;

/**
 * The workflow expansion on the simulated patients of t-all-relapse, whose stem-like cells grow in three of four. It
 * sees counts only; what it calls expanded is compared with what was simulated.
 */
public class ExpansionWorkflowTest {

    private static final double FDR = 0.1;

    @Rule
    public WorkflowRuns workflows = new WorkflowRuns();

    @Test
    public void theCellsThatGrewAreTheStemLikeOnes() throws IOException {
        Path cohort = workflows.run("t-all-relapse");
        Path workflow = workflows.copy("expansion");
        Path output = workflow.resolve("data/results/cells.h5ad");
        WorkflowRuns.run(workflow, "input=" + cohort.resolve("data/results/cells.h5ad"), "patient=patient",
            "timepoint=timepoint", "reference_timepoint=diagnosis", "output=" + output);
        assertCallsTheStemLikeCells(SingleCellReader.withDefaults().read(output, Run.silent()), stemLike(cohort));
        assertGrewInThreePatients(workflow.resolve("data/results/per-patient.csv"));
    }

    /** Precision and recall are 1.000 and 0.988; another processor may round a distance otherwise. */
    private static void assertCallsTheStemLikeCells(SingleCellData data, Set<String> stemLike) {
        Annotations cells = data.cells();
        NumericColumn fdr = (NumericColumn) cells.columns().get("expansion_FDR");
        NumericColumn change = (NumericColumn) cells.columns().get("expansion_log2FC");
        CategoricalColumn region = (CategoricalColumn) cells.columns().get("expansion");
        int called = 0;
        int simulated = 0;
        int both = 0;
        for (int cell = 0; cell < cells.size(); cell++) {
            boolean isCalled = fdr.value(cell) < FDR && change.value(cell) > 0;
            boolean isStemLike = stemLike.contains(cells.names().get(cell));
            assertEquals("region of " + cells.names().get(cell), isCalled,
                !region.isMissing(cell) && region.text(cell).startsWith("expanded"));
            called += isCalled ? 1 : 0;
            simulated += isStemLike ? 1 : 0;
            both += isCalled && isStemLike ? 1 : 0;
        }
        assertTrue(cells.size() + " cells left by quality control", cells.size() > 4400);
        assertTrue(both + " of " + called + " called cells are stem-like", both >= 0.97 * called);
        assertTrue(both + " of " + simulated + " stem-like cells are called", both >= 0.95 * simulated);
    }

    private static void assertGrewInThreePatients(Path perPatient) throws IOException {
        List<String> lines = Files.readAllLines(perPatient);
        List<String> columns = List.of(lines.get(0).replace("\"", "").split(","));
        for (String patient : List.of("P1", "P2", "P3", "P4")) {
            String[] row = lines.stream().filter(line -> line.startsWith("\"" + patient + "\",\"expanded 1\""))
                .findFirst().orElseThrow().split(",");
            double p = Double.parseDouble(row[columns.indexOf("p-value")]);
            assertEquals(patient + ": p = " + p, !patient.equals("P4"), p < 0.001);
        }
    }

    private static Set<String> stemLike(Path cohort) throws IOException {
        Set<String> names = new HashSet<>();
        for (String line : Files.readAllLines(cohort.resolve("expected/truth.csv"))) {
            String[] cell = line.split(",");
            if (cell[4].equals("stem-like")) {
                names.add(cell[0] + "_" + cell[3]);
            }
        }
        return names;
    }
}
