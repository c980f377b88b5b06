package org.screlapse.knime;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.screlapse.knime.testing.WorkflowRuns.assertExpected;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.screlapse.knime.testing.WorkflowRuns;

/** Runs the workflows that score stemness and compares what they find with what is expected. */
public class StemnessWorkflowsTest {

    @Rule
    public WorkflowRuns workflows = new WorkflowRuns();

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
        Path workflow = workflows.run("stem-like-fraction", "diagnosis=" + cells("P2_diagnosis.h5"),
            "relapse=" + cells("P2_relapse.h5"));
        assertExpected(workflow, "fractions.csv", "thresholds.csv", "genes.csv");
        List<String> fractions = Files.readAllLines(workflow.resolve("data/results/fractions.csv"));
        assertTrue(fractions.get(1), fractions.get(1).startsWith("\"diagnosis\",,,584,8,"));
        assertTrue(fractions.get(2), fractions.get(2).startsWith("\"relapse\",,,612,162,"));
    }

    private Path run(String name, String method) throws IOException {
        Path workflow = workflows.copy(name);
        WorkflowRuns.run(workflow, "input=" + cells("P2_relapse.h5"),
            "signatures=" + workflow.resolve("data/stem-cell-programs.gmt"), "method=" + method,
            "output=" + workflow.resolve("scored.h5ad"));
        return workflow;
    }

    private static Path cells(String file) {
        return WorkflowRuns.workflow("t-all-relapse").resolve("data").resolve(file).toAbsolutePath();
    }
}
