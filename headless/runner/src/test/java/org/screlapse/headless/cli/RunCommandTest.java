package org.screlapse.headless.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.headless.command.Console;
import org.screlapse.headless.command.UsageException;
import org.screlapse.headless.run.RunRequest;
import org.screlapse.headless.run.RunRequest.Flag;
import org.screlapse.headless.workflow.NodeOption;
import org.screlapse.headless.workflow.Variable;
import org.screlapse.headless.workflow.VariableType;

import picocli.CommandLine;

public class RunCommandTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void readsEveryArgument() throws Exception {
        RunRequest request = parse("-nosplash", "-consoleLog", "-application", "org.knime.product.X", "-reset",
            "-nosave", "-noexecute", "-failonloaderror", "-destDir=out", "-masterkey", "-preferences=p.epf",
            "-workflow.variable=n,7,int", "-workflow.variable=x,0.5,double",
            "-workflow.variable=s,\"a,\\\"b\\\"\",String", "-option=3/1,a/b,x,y,String", "-threads=4");
        assertEquals(EnumSet.of(Flag.RESET, Flag.NO_SAVE, Flag.NO_EXECUTE, Flag.FAIL_ON_LOAD_ERROR), request.flags());
        assertEquals(4, request.threads());
        assertEquals(new RunRequest.Destination(Path.of("out"), false), request.destination().orElseThrow());
        assertEquals(List.of(new Variable("n", VariableType.INTEGER, 7), new Variable("x", VariableType.DOUBLE, 0.5),
            new Variable("s", VariableType.STRING, "a,\"b\"")), request.variables());
        assertEquals(List.of(new NodeOption(List.of(3, 1), List.of("a", "b"), "x,y", "String")), request.options());
    }

    @Test
    public void defaultsAreThoseOfTheBatchApplication() throws Exception {
        RunRequest request = parse();
        assertEquals(Set.of(), request.flags());
        assertTrue(request.destination().isEmpty());
        assertEquals(2, request.threads());
    }

    @Test
    public void theLastValueOfAVariableCounts() throws Exception {
        assertEquals(List.of(new Variable("n", VariableType.INTEGER, 2)),
            parse("-workflow.variable=n,1,int", "-workflow.variable=n,2,int").variables());
    }

    @Test
    public void refusesWhatItDoesNotKnow() {
        refused("-frobnicate", "Unknown option '-frobnicate'");
        refused("-workflow.variable=n,1,Integer", "must be exactly String, int or double");
        refused("-workflow.variable=n,one,int", "\"one\" is not a value of type int");
        refused("-workflow.variable=n,1", "expected name,value,type");
        refused("-option=1,rows,5", "expected nodeID[/subID],path/to/setting,value,type");
        refused("-option=one,rows,5,int", "is no node id");
        refused("-option=1,rows,5,integer", "Unknown type 'integer'");
        refused("-destDir", "needs a value");
        refused("-threads=0", "not a number of at least 1");
    }

    @Test
    public void needsAWorkflowThatExists() {
        assertTrue(refusal("-reset").startsWith("No workflow file or directory given"));
        String missing = folder.getRoot() + "/nowhere";
        assertEquals("Workflow directory '" + missing + "' is not a directory.", refusal("-workflowDir=" + missing));
        assertEquals("Workflow file '" + missing + "' is not a file.", refusal("-workflowFile=" + missing));
    }

    private RunRequest parse(String... more) throws UsageException {
        List<String> arguments = new ArrayList<>(List.of("-workflowDir=" + folder.getRoot()));
        arguments.addAll(List.of(more));
        return request(arguments);
    }

    private static RunRequest request(List<String> arguments) throws UsageException {
        RunCommand command = new RunCommand();
        new CommandLine(command).setPosixClusteredShortOptionsAllowed(false).setOverwrittenOptionsAllowed(true)
            .parseArgs(arguments.toArray(String[]::new));
        return command.request();
    }

    private static String refusal(String argument) {
        return assertThrows(UsageException.class, () -> request(List.of(argument))).getMessage();
    }

    private void refused(String argument, String part) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Main main = new Main(new Console(new PrintStream(err), new PrintStream(err), false));
        assertEquals(Main.BAD_ARGUMENTS, main.run("run", "-workflowDir=" + folder.getRoot(), argument));
        assertTrue(err.toString(), err.toString().contains(part));
    }
}
