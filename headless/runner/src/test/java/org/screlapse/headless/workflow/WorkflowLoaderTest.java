package org.screlapse.headless.workflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class WorkflowLoaderTest {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<config xmlns=\"http://www.knime.org/2008/09/XMLConfig\" key=\"workflow.knime\">";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void readsAWorkflowThatKnimeWrote() throws Exception {
        Workflow workflow = WorkflowLoader.load(shared().resolve("knime/examples/csv"));
        assertEquals("csv", workflow.name());
        assertEquals(List.of(), workflow.errors());
        assertEquals(List.of("CSV Reader (#1)", "CSV Writer (#2)"),
            workflow.nodes().stream().map(WorkflowNode::title).toList());
        assertEquals(List.of(new Connection(1, 1, 2, 1)), workflow.connections());
        assertEquals("org.knime.base", workflow.nodes().get(0).origin().orElseThrow().bundleSymbolicName());
    }

    @Test
    public void readsVariables() throws Exception {
        Workflow workflow = WorkflowLoader.load(shared().resolve("knime/examples/minimal"));
        assertEquals(List.of(new Variable("rows_var", VariableType.INTEGER, 3)), workflow.variables());
        assertEquals("the workflow defines rows_var (int)", workflow.describeVariables());
        assertTrue(workflow.nodes().get(0).variables().isPresent());
    }

    @Test
    public void collectsErrorsAndLoadsTheRest() throws Exception {
        write("<config key=\"workflow_variables\"><config key=\"Var_0\">"
            + "<entry key=\"name\" type=\"xstring\" value=\"v\"/>"
            + "<entry key=\"class\" type=\"xstring\" value=\"CREDENTIALS\"/></config></config>"
            + "<config key=\"nodes\"><config key=\"node_1\"><entry key=\"id\" type=\"xint\" value=\"1\"/>"
            + "<entry key=\"node_settings_file\" type=\"xstring\" value=\"gone/settings.xml\"/></config>"
            + "<config key=\"node_2\"><entry key=\"id\" type=\"xint\" value=\"2\"/>"
            + "<entry key=\"node_settings_file\" type=\"xstring\" value=\"../settings.xml\"/></config></config>");
        Workflow workflow = WorkflowLoader.load(folder.getRoot().toPath());
        assertEquals(List.of(), workflow.nodes());
        assertEquals(4, workflow.errors().size());
        assertTrue(workflow.errors().get(0), workflow.errors().get(0).contains("only STRING, INTEGER and DOUBLE"));
        assertTrue(workflow.errors().get(1), workflow.errors().get(1).contains("Unable to load node with ID suffix 1"));
        assertTrue(workflow.errors().get(2), workflow.errors().get(2).contains("../settings.xml is not in the"));
        assertTrue(workflow.errors().get(3), workflow.errors().get(3).contains("has no config \"connections\""));
    }

    @Test
    public void namesTheWorkflowsInAFolderOfWorkflows() throws IOException {
        Path inner = Files.createDirectories(folder.getRoot().toPath().resolve("inner"));
        Files.writeString(inner.resolve("workflow.knime"), HEAD + "</config>");
        String message = assertThrows(WorkflowLoadException.class, () -> WorkflowLoader.load(folder.getRoot().toPath()))
            .getMessage();
        assertTrue(message, message.endsWith("did you mean one of the workflows in it: inner?"));
    }

    @Test
    public void writesVariablesAndLeavesTheRest() throws Exception {
        write("<config key=\"nodes\"/><config key=\"connections\"/><entry key=\"note\" type=\"xstring\" value=\"x\"/>");
        Path path = folder.getRoot().toPath();
        Workflow workflow =
            WorkflowLoader.load(path).withVariables(List.of(new Variable("n", VariableType.DOUBLE, 0.5)));
        WorkflowWriter.write(workflow, path);
        Workflow again = WorkflowLoader.load(path);
        assertEquals(workflow.variables(), again.variables());
        assertEquals("x", again.settings().getString("note"));
        byte[] before = Files.readAllBytes(path.resolve(Workflow.FILE));
        Files.setLastModifiedTime(path.resolve(Workflow.FILE), FileTime.fromMillis(0));
        WorkflowWriter.write(again, path);
        assertEquals(0, Files.getLastModifiedTime(path.resolve(Workflow.FILE)).toMillis());
        assertEquals(before.length, Files.size(path.resolve(Workflow.FILE)));
    }

    private void write(String content) throws IOException {
        Files.writeString(folder.getRoot().toPath().resolve("workflow.knime"), HEAD + content + "</config>");
    }

    private static Path shared() {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            if (Files.isDirectory(dir.resolve("shared/knime/examples"))) {
                return dir.resolve("shared");
            }
        }
        Assume.assumeTrue("no folder shared/knime/examples above the working directory", false);
        return null;
    }
}
