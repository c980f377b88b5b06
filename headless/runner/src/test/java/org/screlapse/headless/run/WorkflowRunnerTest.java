package org.screlapse.headless.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.screlapse.headless.run.TestWorkflow.control;
import static org.screlapse.headless.run.TestWorkflow.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.headless.run.RunRequest.Destination;
import org.screlapse.headless.run.RunRequest.Flag;
import org.screlapse.headless.workflow.NodeOption;
import org.screlapse.headless.workflow.Variable;
import org.screlapse.headless.workflow.VariableType;
import org.screlapse.headless.workflow.WorkflowArchive;
import org.screlapse.headless.workflow.WorkflowLoadException;

public class WorkflowRunnerTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Path dir;

    private ClassLoader loaderBefore;

    private URLClassLoader plugin;

    private WorkflowRunner runner;

    @Before
    public void setUp() throws IOException {
        dir = folder.getRoot().toPath().toRealPath().resolve("wf");
        URL pluginXml = getClass().getResource("/workflows/plugin/plugin.xml");
        plugin = new URLClassLoader(new URL[]{new URL(pluginXml, ".")}, getClass().getClassLoader());
        loaderBefore = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(plugin);
        runner = new WorkflowRunner(NodeCatalog.of(plugin), stream(out), stream(err));
        TestNodes.EXECUTIONS.set(0);
    }

    @After
    public void tearDown() throws IOException {
        Thread.currentThread().setContextClassLoader(loaderBefore);
        plugin.close();
    }

    @Test
    public void runsNodesAndPrintsWhatTheyFound() throws IOException {
        new TestWorkflow(dir).rows(1, s -> {}).node(2, TestNodes.Pass.class, s -> {}).csvWriter(3, "out/table.csv")
            .connect(1, 1, 2, 1).connect(2, 1, 3, 1).write();
        assertEquals(errors(), ExitCode.OK, runner.run(unsaved()));
        Path written = dir.resolve("data/out/table.csv");
        assertEquals("\"name\",\"share\"\n\"row 0\",1\n\"row 1\",0.5\n\"row 2\",0.3333333333333333\n",
            Files.readString(written));
        assertContains("CSV Writer (#3) wrote " + written);
        assertContains("  row 2  0.3333");
        assertContains("WARNING Only 12 of 17 passed.");
        assertEquals(List.of("table.csv"), names(written.getParent()));
    }

    @Test
    public void readsItsOwnCsv() throws IOException {
        new TestWorkflow(dir).csvReader(1, "in.csv").csvWriter(2, "out.csv").connect(1, 1, 2, 1).write();
        Files.createDirectories(dir.resolve("data"));
        String text = "\"cell\",\"score\",\"label\"\n\"A\",1.5,\"x\"\n\"B\",,\"y\"\n\"C,1\",3,\n";
        Files.writeString(dir.resolve("data/in.csv"), text);
        assertEquals(errors(), ExitCode.OK, runner.run(unsaved()));
        assertEquals(text, Files.readString(dir.resolve("data/out.csv")));
    }

    @Test(timeout = 60_000)
    public void independentBranchesOverlap() throws IOException {
        TestNodes.meeting = new CountDownLatch(2);
        new TestWorkflow(dir).rows(1, s -> {}).node(2, TestNodes.Meet.class, s -> {})
            .node(3, TestNodes.Meet.class, s -> {}).connect(1, 1, 2, 1).connect(1, 1, 3, 1).write();
        assertEquals(errors(), ExitCode.OK, runner.run(unsaved()));
    }

    @Test
    public void variablesControlSettings() throws IOException {
        new TestWorkflow(dir).variable("count", "INTEGER", v -> v.addInt("value", 1))
            .variable("name", "STRING", v -> v.addString("value", "cell ")).rows(1, s -> {
                control(s, "count", "rows");
                control(s, "name", "prefix");
                control(s, "count", "share");
            }).write();
        runner.run(unsaved().with(new Variable("count", VariableType.INTEGER, 2)).withAssignment("name", "gene "));
        assertContains("  gene 0      2");
        assertContains("  gene 1      1");
        assertFalse(text(), text().contains("gene 2"));
    }

    @Test
    public void aVariableNobodyDefinesIsOnlyAWarning() throws IOException {
        new TestWorkflow(dir).variable("count", "INTEGER", v -> v.addInt("value", 1)).rows(1, s -> {}).write();
        assertEquals(ExitCode.OK, runner.run(unsaved().with(new Variable("cuont", VariableType.INTEGER, 2))));
        assertContains("WARNING The workflow variable is potentially unused (not defined in workflow): \"cuont\" "
            + "(INTEGER); the workflow defines count (int).");
    }

    @Test
    public void anAssignmentNeedsAVariableOfTheWorkflow() throws IOException {
        new TestWorkflow(dir).variable("count", "INTEGER", v -> v.addInt("value", 1)).rows(1, s -> {}).write();
        assertEquals(ExitCode.BAD_ARGUMENTS, runner.run(unsaved().withAssignment("cuont", "2")));
        assertError("Unknown workflow variable \"cuont\"; the workflow defines count (int).");
        assertEquals(ExitCode.BAD_ARGUMENTS, runner.run(unsaved().withAssignment("count", "two")));
        assertError("The workflow variable count cannot be set: \"two\" is not a value of type int.");
    }

    @Test
    public void aSettingWhoseVariableIsMissingFailsTheNode() throws IOException {
        new TestWorkflow(dir).rows(1, s -> control(s, "gone", "rows")).write();
        assertEquals(ExitCode.NOT_EXECUTED, runner.run(unsaved()));
        assertContains("ERROR Unknown variable \"gone\", which controls the setting \"rows\"; no variable reaches this "
            + "node.");
        assertEquals(0, TestNodes.EXECUTIONS.get());
    }

    @Test
    public void aVariableOfTheWrongTypeFailsTheNode() throws IOException {
        new TestWorkflow(dir).variable("name", "STRING", v -> v.addString("value", "5"))
            .rows(1, s -> control(s, "name", "rows")).write();
        assertEquals(ExitCode.NOT_EXECUTED, runner.run(unsaved()));
        assertContains("Can't overwrite the config");
    }

    @Test
    public void aMissingSettingFailsTheNode() throws IOException {
        new TestWorkflow(dir).rows(1, s -> model(s).removeConfig("rows")).write();
        assertEquals(ExitCode.NOT_EXECUTED, runner.run(unsaved()));
        assertContains("not ready");
        assertContains("\"rows\"");
        assertEquals(0, TestNodes.EXECUTIONS.get());
    }

    @Test
    public void aFailedNodeStopsOnlyWhatDependsOnIt() throws IOException {
        new TestWorkflow(dir).rows(1, s -> {}).node(2, TestNodes.Fail.class, s -> model(s).addString("how", "knime"))
            .csvWriter(3, "never.csv").csvWriter(4, "good.csv")
            .node(5, TestNodes.Fail.class, s -> model(s).addString("how", "runtime")).connect(1, 1, 2, 1)
            .connect(2, 1, 3, 1).connect(1, 1, 4, 1).connect(1, 1, 5, 1).write();
        assertEquals(ExitCode.NOT_EXECUTED, runner.run(unsaved()));
        assertTrue(Files.exists(dir.resolve("data/good.csv")));
        assertFalse(Files.exists(dir.resolve("data/never.csv")));
        assertContains("ERROR Column \"x\" is not in the table; choose another.");
        assertContains("ERROR The program failed unexpectedly (index 5 is beyond 3); -debug prints where.");
        assertContains("not reached             CSV Writer (#3)");
        assertFalse("no stack traces for users", (text() + errors()).contains("\tat "));
    }

    @Test(timeout = 60_000)
    public void canceledNodesStopAndLeaveNothing() throws Exception {
        TestNodes.slowStarted = new CountDownLatch(1);
        new TestWorkflow(dir).rows(1, s -> {}).node(2, TestNodes.Slow.class, s -> {}).csvWriter(3, "out.csv")
            .connect(1, 1, 2, 1).connect(2, 1, 3, 1).write();
        AtomicReference<ExitCode> code = new AtomicReference<>();
        Thread run = new Thread(() -> code.set(runner.run(RunRequest.of(dir))));
        run.start();
        assertTrue(TestNodes.slowStarted.await(20, TimeUnit.SECONDS));
        runner.cancel();
        run.join(20_000);
        assertEquals(ExitCode.NOT_EXECUTED, code.get());
        assertContains("canceled");
        assertFalse(Files.exists(dir.resolve("data")));
        assertFalse("a canceled run is not saved", Files.exists(dir.resolve(SavedResults.FOLDER)));
    }

    @Test
    public void saysWhichNodesItDoesNotHave() throws IOException {
        new TestWorkflow(dir).rows(1, s -> {}).node(2, "org.x.Factory", "Magic", s -> {}).csvWriter(3, "out.csv")
            .connect(1, 1, 2, 1).connect(2, 1, 3, 1).write();
        assertEquals(ExitCode.NOT_EXECUTED, runner.run(unsaved()));
        assertError("Magic (#2): This runner does not have the node \"Magic\" (factory org.x.Factory, bundle org.test "
            + "\"Test bundle\" by tests)");
        assertContains("executed");
        assertFalse(Files.exists(dir.resolve("data")));
        TestNodes.EXECUTIONS.set(0);
        assertEquals(ExitCode.LOAD_FAILED, runner.run(unsaved().with(Flag.FAIL_ON_LOAD_ERROR)));
        assertEquals(0, TestNodes.EXECUTIONS.get());
    }

    @Test
    public void skipsANodeWithoutBundleAsKnimeDoesIfAllowed() throws IOException {
        new TestWorkflow(dir).rows(1, s -> {}).rows(2, s -> s.removeConfig("node-bundle-name")).write();
        assertEquals(ExitCode.LOAD_FAILED, runner.run(unsaved()));
        assertEquals(0, TestNodes.EXECUTIONS.get());
        assertEquals(ExitCode.OK, runner.run(unsaved().with(Flag.ALLOW_LOAD_ERRORS)));
        assertError("Unable to load node with ID suffix 2 into workflow, skipping it");
        assertEquals(1, TestNodes.EXECUTIONS.get());
        assertEquals(ExitCode.LOAD_FAILED, runner.run(unsaved().with(Flag.FAIL_ON_LOAD_ERROR)));
    }

    @Test
    public void aFolderWithoutWorkflowIsOneSentence() throws IOException {
        Files.createDirectories(dir);
        assertEquals(ExitCode.LOAD_FAILED, runner.run(unsaved()));
        assertEquals("ERROR " + dir + " is not a workflow folder: it has no file workflow.knime; give the folder that "
            + "holds one.", errors().strip());
        Files.writeString(dir.resolve("workflow.knime"), "<config");
        assertEquals(ExitCode.LOAD_FAILED, runner.run(unsaved()));
        assertError("cannot be read as KNIME settings");
    }

    @Test
    public void anUnconnectedInputLeavesTheNodeIdle() throws IOException {
        new TestWorkflow(dir).node(1, TestNodes.Pass.class, s -> {}).write();
        assertEquals(ExitCode.NOT_EXECUTED, runner.run(unsaved()));
        assertContains("ERROR Input port 1 is not connected; connect it.");
    }

    @Test
    public void noExecuteOnlyConfigures() throws IOException {
        new TestWorkflow(dir).rows(1, s -> {}).write();
        assertEquals(ExitCode.OK, runner.run(unsaved().with(Flag.NO_EXECUTE)));
        assertEquals(0, TestNodes.EXECUTIONS.get());
    }

    @Test
    public void optionsReplaceSettings() throws IOException {
        new TestWorkflow(dir).rows(1, s -> {}).write();
        assertEquals(errors(), ExitCode.OK, runner.run(option(1, "1", "int", "rows")));
        assertFalse(text(), text().contains("row 1"));
        assertEquals(errors(), ExitCode.OK, runner.run(option(1, "x", "String", "names", "0")));
    }

    @Test
    public void optionsThatTheWorkflowDoesNotHaveAreErrors() throws IOException {
        new TestWorkflow(dir).rows(1, s -> {}).write();
        assertEquals(ExitCode.BAD_ARGUMENTS, runner.run(option(7, "1", "int", "rows")));
        assertError("There is no node 7 in the workflow, whose setting rows is to be set; the nodes are Rows (#1).");
        assertEquals(ExitCode.BAD_ARGUMENTS, runner.run(option(1, "1", "int", "rosw")));
        assertError("There is no setting rosw in Rows (#1); its settings are rows, prefix, share, names.");
        assertEquals(ExitCode.BAD_ARGUMENTS, runner.run(option(1, "1", "int", "a", "b")));
        assertEquals("refused when it is loaded, as in KNIME", ExitCode.LOAD_FAILED,
            runner.run(option(1, "many", "String", "rows")));
        assertEquals(0, TestNodes.EXECUTIONS.get());
    }

    private RunRequest option(int node, String value, String type, String... path) {
        return unsaved().with(new NodeOption(List.of(node), List.of(path), value, type));
    }

    @Test
    public void namesFromFilesCannotControlTheTerminal() throws IOException {
        new TestWorkflow(dir).node(1, TestNodes.Rows.class.getName(), "R\u001b[2J", s -> {
            model(s).addInt("rows", 1);
            model(s).addString("prefix", "=x\u001b]0;y\u0007");
            model(s).addDouble("share", 1);
            model(s).addStringArray("names");
        }).csvWriter(2, "out.csv").connect(1, 1, 2, 1).write();
        assertEquals(errors(), ExitCode.OK, runner.run(unsaved()));
        assertFalse(text(), text().indexOf('\u001b') >= 0);
        assertTrue("a text, no formula", Files.readString(dir.resolve("data/out.csv")).contains("\"'=x"));
    }

    @Test
    public void leavingsOfKilledRunsAreDeleted() throws IOException {
        new TestWorkflow(dir).rows(1, s -> {}).csvWriter(2, "out.csv").connect(1, 1, 2, 1).write();
        Files.createDirectories(dir.resolve(".screlapse.999999999.part/node_1"));
        Files.createDirectories(dir.resolve("data"));
        Files.writeString(dir.resolve("data/.out.csv.999999999.part"), "half");
        assertEquals(errors(), ExitCode.OK, runner.run(RunRequest.of(dir)));
        assertFalse(Files.exists(dir.resolve(".screlapse.999999999.part")));
        assertEquals(List.of("out.csv"), names(dir.resolve("data")));
    }

    @Test
    public void linksAreWrittenThrough() throws IOException {
        new TestWorkflow(dir).rows(1, s -> {}).csvWriter(2, "out.csv").connect(1, 1, 2, 1).write();
        Path target = Files.writeString(dir.resolveSibling("elsewhere.csv"), "");
        Files.createDirectories(dir.resolve("data"));
        Files.createSymbolicLink(dir.resolve("data/out.csv"), target);
        assertEquals(errors(), ExitCode.OK, runner.run(unsaved()));
        assertTrue(Files.isSymbolicLink(dir.resolve("data/out.csv")));
        assertTrue(Files.size(target) > 10);
    }

    @Test
    public void savedResultsAreTakenOverUntilSomethingChanges() throws IOException {
        new TestWorkflow(dir).variable("count", "INTEGER", v -> v.addInt("value", 2))
            .rows(1, s -> control(s, "count", "rows")).node(2, TestNodes.Pass.class, s -> {}).connect(1, 1, 2, 1)
            .write();
        assertEquals(errors(), ExitCode.OK, runner.run(RunRequest.of(dir)));
        assertEquals(1, TestNodes.EXECUTIONS.get());
        out.reset();
        assertEquals(errors(), ExitCode.OK, runner.run(RunRequest.of(dir)));
        assertEquals(1, TestNodes.EXECUTIONS.get());
        assertContains("restored");
        assertContains("  row 1    0.5");
        assertContains("WARNING Only 12 of 17 passed.");
        out.reset();
        runner.run(RunRequest.of(dir).with(new Variable("count", VariableType.INTEGER, 1)));
        assertEquals(2, TestNodes.EXECUTIONS.get());
        assertFalse(text(), text().contains("row 1"));
        runner.run(RunRequest.of(dir).with(Flag.RESET));
        assertEquals("the new value was saved", 3, TestNodes.EXECUTIONS.get());
        assertEquals(errors(), ExitCode.OK, runner.run(RunRequest.of(dir)));
        assertEquals(3, TestNodes.EXECUTIONS.get());
    }

    @Test
    public void portObjectsWithSharedFileStoresAreSavedAndReloaded() throws IOException {
        new TestWorkflow(dir).node(1, TestNodes.WriteNote.class, s -> model(s).addString("text", "hello"))
            .node(2, TestNodes.AddToNote.class, s -> {}).connect(1, 1, 2, 1).write();
        Path copy = dir.resolveSibling("copy");
        assertEquals(errors(), ExitCode.OK, runner.run(RunRequest.of(dir).with(new Destination(copy, false))));
        assertFalse("the source is not touched", Files.exists(dir.resolve(SavedResults.FOLDER)));
        assertContains("AddToNote (#2): notes: hello world");
        out.reset();
        Path packed = dir.resolveSibling("packed.knwf");
        assertEquals(errors(), ExitCode.OK, runner.run(RunRequest.of(copy).with(new Destination(packed, true))));
        assertEquals(errors(), ExitCode.OK, runner.run(RunRequest.of(packed)));
        assertEquals(errors(), ExitCode.OK, runner.run(RunRequest.of(packed).with(Flag.NO_SAVE)));
        assertEquals(1, TestNodes.EXECUTIONS.get());
        assertContains("AddToNote (#2): notes: hello world");
        try (Stream<Path> files = Files.walk(copy)) {
            assertEquals("each text is kept once", 2, files.filter(f -> f.endsWith("note")).count());
        }
        assertEquals(List.of("copy", "packed.knwf", "wf"), names(dir.getParent()));
    }

    @Test
    public void filesWrittenIntoAnUnpackedWorkflowAreNotLost() throws IOException {
        new TestWorkflow(dir).rows(1, s -> {}).csvWriter(2, "out.csv").connect(1, 1, 2, 1).write();
        Path packed = dir.resolveSibling("packed.knwf");
        WorkflowArchive.pack(dir, packed);
        assertEquals(errors(), ExitCode.OK, runner.run(RunRequest.of(packed).with(Flag.NO_SAVE)));
        Matcher kept = Pattern.compile("The workflow was unpacked to (.*), which is kept").matcher(text());
        assertTrue(text(), kept.find());
        Path unpacked = Path.of(kept.group(1));
        assertContains("CSV Writer (#2) wrote " + unpacked.resolve("data/out.csv"));
        assertTrue(Files.exists(unpacked.resolve("data/out.csv")));
        Folders.delete(unpacked.getParent());
        out.reset();
        assertEquals(errors(), ExitCode.OK, runner.run(RunRequest.of(packed)));
        assertContains("CSV Writer (#2) wrote data" + dir.getFileSystem().getSeparator() + "out.csv in the saved");
        Path copy = Files.createDirectories(dir.resolveSibling("copy"));
        assertTrue(Files.exists(assertUnpacks(packed, copy).resolve("data/out.csv")));
    }

    private static Path assertUnpacks(Path file, Path target) {
        try {
            return WorkflowArchive.unpack(file, target);
        } catch (WorkflowLoadException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    public void savesStatesThatKnimeCanLoad() throws IOException {
        new TestWorkflow(dir).rows(1, s -> s.addString("state", "EXECUTED")).write();
        Path copy = dir.resolveSibling("copy");
        runner.run(RunRequest.of(dir).with(new Destination(copy, false)));
        String settings = Files.readString(copy.resolve("Rows (#1)/settings.xml"));
        assertTrue(settings, settings.contains("CONFIGURED"));
        assertFalse(settings, settings.contains("EXECUTED"));
    }

    @Test
    public void doesNotOverwriteWhatIsNoWorkflow() throws IOException {
        new TestWorkflow(dir).rows(1, s -> {}).write();
        Path other = Files.createDirectories(dir.resolveSibling("other"));
        Files.writeString(other.resolve("thesis.txt"), "years of work");
        assertEquals(ExitCode.NOT_EXECUTED, runner.run(RunRequest.of(dir).with(new Destination(other, false))));
        assertError("there is something else than a workflow");
        assertEquals(List.of("thesis.txt"), names(other));
    }

    @Test
    public void aFileThatIsNoArchiveIsOneSentence() throws IOException {
        Path file = Files.writeString(folder.getRoot().toPath().resolve("x.knwf"), "no zip");
        assertEquals(ExitCode.LOAD_FAILED, runner.run(RunRequest.of(file)));
        assertError("is not a zip file");
    }

    private RunRequest unsaved() {
        return RunRequest.of(dir).with(Flag.NO_SAVE);
    }

    private static List<String> names(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.map(c -> c.getFileName().toString()).sorted().toList();
        }
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void assertContains(String part) {
        assertTrue(text() + errors(), text().contains(part));
    }

    private void assertError(String part) {
        assertTrue(errors(), errors().contains("ERROR ") && errors().contains(part));
    }

    private static PrintStream stream(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }
}
