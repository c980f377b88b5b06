package org.screlapse.headless.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.headless.command.Console;
import org.screlapse.headless.run.ExitCode;
import org.screlapse.headless.run.TestWorkflow;

public class MainTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private final Main main = new Main(new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), false));

    private Path dir;

    @Before
    public void setUp() throws IOException {
        dir = folder.getRoot().toPath().toRealPath().resolve("wf");
        Files.createDirectories(dir.resolve("data"));
        Files.writeString(dir.resolve("data/in.csv"), "\"n\"\n1\n");
        new TestWorkflow(dir).variable("file", "STRING", v -> v.addString("value", "in.csv")).csvReader(1, "in.csv")
            .csvWriter(2, "out.csv").connect(1, 1, 2, 1).write();
    }

    @Test
    public void theFriendlyFormSavesNothing() throws IOException {
        assertEquals(ExitCode.OK.number(), main.run("run", dir.toString(), "file=x.csv"));
        assertEquals("\"n\"\n1\n", Files.readString(dir.resolve("data/out.csv")));
        assertFalse(Files.exists(dir.resolve(".screlapse")));
        assertTrue(text(), text().contains("CSV Writer (#2) wrote " + dir.resolve("data/out.csv")));
    }

    @Test
    public void theFriendlyFormSavesWhereItIsTold() throws IOException {
        Path copy = dir.resolveSibling("copy");
        assertEquals(ExitCode.OK.number(), main.run("run", dir.toString(), "-destDir=" + copy));
        assertTrue(Files.exists(copy.resolve(".screlapse")));
        assertTrue(Files.exists(copy.resolve("data/out.csv")));
    }

    @Test
    public void theBatchFormSavesInPlace() {
        assertEquals(ExitCode.OK.number(), main.run("run", "-workflowDir=" + dir));
        assertTrue(Files.exists(dir.resolve(".screlapse")));
    }

    @Test
    public void wrongArgumentsAreOneSentence() {
        wrong("needs a workflow folder or file", "run");
        wrong("There is no workflow folder or file nowhere", "run", "nowhere");
        wrong("Unknown workflow variable \"fiel\"; the workflow defines file (String).", "run", dir.toString(),
            "fiel=x");
        wrong("is neither an option", "run", dir.toString(), "x.csv");
        wrong("Unknown option '-frob'", "run", dir.toString(), "-frob");
        wrong("Unknown option '-frob'", "run", "-workflowDir=" + dir, "-frob");
        wrong("No workflow file or directory given", "run", "-reset");
        wrong("Unknown command 'rnu'; the commands are run, nodes, info, convert, help.", "rnu");
        wrong("Unexpected argument 'all'", "nodes", "all");
    }

    @Test
    public void listsNodesAndHelps() {
        assertEquals(ExitCode.OK.number(), main.run("nodes"));
        assertTrue(text(), text().contains("/io  CSV Reader"));
        assertEquals(ExitCode.OK.number(), main.run());
        assertEquals(ExitCode.OK.number(), main.run("help", "run"));
        assertTrue(text(), text().contains("-workflow.variable=NAME,VALUE,TYPE"));
    }

    @Test
    public void runsTheCsvExampleThatKnimeWrote() throws IOException {
        Path example = copyOfExample("csv");
        assertEquals(ExitCode.OK.number(), main.run("run", example.toString()));
        assertEquals("\"cell\",\"score\",\"label\"\n\"A\",1.5,\"x\"\n\"B\",,\"y\"\n\"C,1\",3,\n",
            Files.readString(example.resolve("data/out.csv")).replace("\r\n", "\n"));
    }

    @Test
    public void saysWhichNodesOfTheOtherExamplesAreNotHere() throws IOException {
        for (String name : new String[]{"minimal", "filestore"}) {
            Path example = copyOfExample(name);
            assertEquals(ExitCode.NOT_EXECUTED.number(), main.run("run", example.toString()));
            assertEquals(ExitCode.LOAD_FAILED.number(), main.run("run", example.toString(), "-failonloaderror"));
        }
        assertTrue(errors(), errors().contains("This runner does not have the node \"Lab Rows\" (factory "
            + "org.example.lab.RowsNodeFactory, bundle org.example.lab \"Lab sample plugin\" by lab)"));
    }

    private Path copyOfExample(String name) throws IOException {
        for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            Path example = above.resolve("shared/knime/examples").resolve(name);
            if (Files.isDirectory(example)) {
                Path copy = folder.getRoot().toPath().resolve("example-" + name);
                try (var files = Files.walk(example)) {
                    for (Path file : (Iterable<Path>) files::iterator) {
                        Path target = copy.resolve(example.relativize(file).toString());
                        if (Files.isDirectory(file)) {
                            Files.createDirectories(target);
                        } else {
                            Files.write(target, Files.readAllBytes(file));
                        }
                    }
                }
                return copy;
            }
        }
        Assume.assumeTrue("no folder shared/knime/examples above the working directory", false);
        return null;
    }

    private void wrong(String part, String... arguments) {
        err.reset();
        assertEquals(ExitCode.BAD_ARGUMENTS.number(), main.run(arguments));
        assertTrue(errors(), errors().startsWith("ERROR ") && errors().contains(part));
        assertEquals("one sentence, one line", 1, errors().strip().lines().count());
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
