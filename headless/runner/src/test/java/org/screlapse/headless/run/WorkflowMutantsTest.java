package org.screlapse.headless.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.headless.run.RunRequest.Flag;

/** Damaged and hostile workflow folders end with an exit code and sentences, and leave out nothing in silence. */
public class WorkflowMutantsTest {

    private static final int MUTANTS = 2000;
    private static final Pattern JAVA = Pattern.compile("[a-z]\\.[A-Z]\\w*(Exception|Error)|Exception:|\tat |\u001b");
    private static final List<String> PIECES =
        List.of("\"", "<config key=\"x\">", "</config>", "-1", "99999999999", "isnull=\"true\"", "\u0000", "&#27;[2J",
            "%%00027", "<entry key=\"array-size\" type=\"xint\" value=\"2000000000\"/>", "../../etc/passwd", "xstring",
            "xint", "", "\u00e9");

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private ExitCode run(Path workflow) {
        printed.reset();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new WorkflowRunner(NodeCatalog.of(getClass().getClassLoader()), out, out)
            .run(RunRequest.of(workflow).with(Flag.NO_SAVE));
    }

    @Test
    public void mutantsEndInOrder() throws IOException {
        Path workflow = temporary.getRoot().toPath().resolve("workflow");
        new TestWorkflow(workflow).variable("file", "STRING", v -> v.addString("value", "in.csv"))
            .csvReader(1, "in.csv").csvWriter(2, "out.csv").connect(1, 1, 2, 1).write();
        Files.createDirectories(workflow.resolve("data"));
        Files.writeString(workflow.resolve("data/in.csv"), "\"cell\",\"score\"\n\"A\",1.5\n");
        assertEquals(ExitCode.OK, run(workflow));
        List<Path> files;
        try (Stream<Path> walk = Files.walk(workflow)) {
            files = walk.filter(f -> f.toString().endsWith(".xml") || f.endsWith("workflow.knime")).sorted().toList();
        }
        Random random = new Random(1);
        for (int i = 0; i < MUTANTS; i++) {
            Path file = files.get(random.nextInt(files.size()));
            String original = Files.readString(file);
            Files.writeString(file, mutant(original, random));
            Files.deleteIfExists(workflow.resolve("data/out.csv"));
            ExitCode code = run(workflow);
            String text = printed.toString(StandardCharsets.UTF_8);
            assertFalse("mutant " + i + ": " + text, JAVA.matcher(text).find());
            if (code == ExitCode.OK) {
                assertTrue("mutant " + i + " left something out: " + text, text.contains(" wrote "));
            } else {
                assertTrue("mutant " + i + ": " + text, text.contains("ERROR"));
            }
            Files.writeString(file, original);
        }
    }

    private static String mutant(String text, Random random) {
        StringBuilder mutant = new StringBuilder(text);
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(mutant.length());
            int to = Math.min(mutant.length(), at + random.nextInt(random.nextInt(10) == 0 ? 400 : 12));
            mutant.replace(at, to, PIECES.get(random.nextInt(PIECES.size())));
        }
        return mutant.toString();
    }

    @Test
    public void deepNestingIsOneSentence() throws IOException {
        Path workflow = Files.createDirectories(temporary.getRoot().toPath().resolve("deep"));
        Files.writeString(workflow.resolve("workflow.knime"),
            "<config key=\"a\">".repeat(100_000) + "</config>".repeat(100_000));
        assertEquals(ExitCode.LOAD_FAILED, run(workflow));
        assertTrue(printed.toString(StandardCharsets.UTF_8),
            printed.toString(StandardCharsets.UTF_8).contains("nested deeper than 200 levels"));
    }
}
