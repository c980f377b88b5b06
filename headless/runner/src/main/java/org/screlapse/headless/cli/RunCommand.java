package org.screlapse.headless.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.screlapse.headless.command.Command;
import org.screlapse.headless.command.Console;
import org.screlapse.headless.command.UsageException;
import org.screlapse.headless.run.NodeCatalog;
import org.screlapse.headless.run.RunRequest;
import org.screlapse.headless.run.RunRequest.Destination;
import org.screlapse.headless.run.RunRequest.Flag;
import org.screlapse.headless.run.WorkflowRunner;
import org.screlapse.headless.workflow.NodeOption;
import org.screlapse.headless.workflow.Variable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs a workflow. The friendly form names it first, sets workflow variables by {@code name=value} and saves nothing
 * unless a destination is given; the other form takes the arguments of KNIME's batch application and means just what
 * they mean there.
 */
@picocli.CommandLine.Command(name = "run", sortOptions = false, synopsisHeading = "",
    customSynopsis = {"Usage: screlapse run WORKFLOW [variable=value ...] [OPTIONS]",
        "       screlapse run -workflowDir=FOLDER|-workflowFile=FILE [OPTIONS]"},
    description = {"Runs a workflow.", "",
        "The first form runs a workflow folder or .knwf file from the start, and "
            + "saves nothing unless -destDir or -destFile is given. The second means what it means for KNIME's batch "
            + "application: it keeps saved results and saves in place.",
        ""})
public final class RunCommand implements Command {

    @Parameters(arity = "0..*", hidden = true)
    private List<String> words = new ArrayList<>();

    @Option(names = "-workflowDir", paramLabel = "FOLDER", description = "the workflow's folder")
    private String workflowDir;

    @Option(names = "-workflowFile", paramLabel = "FILE", description = "a packed workflow (.knwf, .zip)")
    private String workflowFile;

    @Option(names = "-destDir", paramLabel = "FOLDER", description = "save there instead of in place")
    private String destDir;

    @Option(names = "-destFile", paramLabel = "FILE", description = "save there, packed, instead of in place")
    private String destFile;

    @Option(names = "-nosave", description = "save nothing")
    private boolean noSave;

    @Option(names = "-reset", description = "execute all nodes, even those with saved results")
    private boolean reset;

    @Option(names = "-noexecute", description = "only load and configure")
    private boolean noExecute;

    @Option(names = "-failonloaderror", description = "execute nothing if the workflow has load errors")
    private boolean failOnLoadError;

    @Option(names = "-allowloaderrors",
        description = "execute what could be loaded, although a part of the workflow could not")
    private boolean allowLoadErrors;

    @Option(names = "-workflow.variable", paramLabel = "NAME,VALUE,TYPE", converter = VariableConverter.class,
        description = "set a workflow variable; type String, int or double")
    private List<Variable> variables = new ArrayList<>();

    @Option(names = "-option", paramLabel = "NODE,PATH/TO/SETTING,VALUE,TYPE", converter = NodeOptionConverter.class,
        description = "set a setting of the node of this number")
    private List<NodeOption> options = new ArrayList<>();

    @Option(names = "-threads", paramLabel = "N", description = "nodes executed at the same time (default: 2)")
    private int threads = 2;

    @Option(names = "-debug", description = "print stack traces")
    private boolean debug;

    @Option(names = "-preferences", paramLabel = "FILE", description = "accepted, without effect, as are -masterkey, "
        + "-credential, -updateLinks and what KNIME's launcher takes")
    private String preferences;

    @Option(names = {"-masterkey", "-credential"}, arity = "0..1", hidden = true)
    private List<String> credentials = new ArrayList<>();

    @Option(names = {"-nosplash", "-consoleLog", "-consolelog", "-noversioncheck", "-perspective", "-showlocation",
        "-allowdeadlock", "-checkforupdates", "-updatelinks", "-updateLinks"}, hidden = true)
    private boolean ofTheLauncher;

    @Option(names = {"-application", "-profileList", "-profilelist", "-profileLocation", "-profilelocation"},
        hidden = true)
    private String valueOfTheLauncher;

    private volatile WorkflowRunner runner;
    private volatile boolean canceled;

    @Override
    public int run(Console console) throws UsageException {
        RunRequest request = request();
        if (preferences != null) {
            console.note("-preferences has no effect: there are no KNIME preferences here.");
        }
        if (!credentials.isEmpty()) {
            console.note("-masterkey and -credential have no effect: no node here uses credentials.");
        }
        runner = new WorkflowRunner(NodeCatalog.of(RunCommand.class.getClassLoader()), console.out(), console.err());
        if (canceled) {
            runner.cancel();
        }
        return runner.run(request).number();
    }

    @Override
    public void cancel() {
        canceled = true;
        WorkflowRunner running = runner;
        if (running != null) {
            running.cancel();
        }
    }

    RunRequest request() throws UsageException {
        if (threads < 1) {
            throw new UsageException("-threads=" + threads + " is not a number of at least 1.");
        }
        RunRequest request = workflowDir == null && workflowFile == null ? friendly() : batch();
        request = flag(request, reset, Flag.RESET);
        request = flag(request, noExecute, Flag.NO_EXECUTE);
        request = flag(request, failOnLoadError, Flag.FAIL_ON_LOAD_ERROR);
        request = flag(request, allowLoadErrors, Flag.ALLOW_LOAD_ERRORS);
        request = flag(request, debug, Flag.DEBUG);
        request = flag(request, noSave, Flag.NO_SAVE);
        if (destDir != null) {
            request = request.with(new Destination(path(destDir), false));
        }
        if (destFile != null) {
            request = request.with(new Destination(path(destFile), true));
        }
        for (Variable variable : variables) {
            request = request.with(variable);
        }
        for (NodeOption option : options) {
            request = request.with(option);
        }
        return request.withThreads(threads);
    }

    private static RunRequest flag(RunRequest request, boolean given, Flag flag) {
        return given ? request.with(flag) : request;
    }

    private RunRequest batch() throws UsageException {
        if (!words.isEmpty()) {
            throw new UsageException("The argument '" + words.get(0) + "' is no option (-...).");
        }
        Path workflow = path(workflowFile != null ? workflowFile : workflowDir);
        if (workflowFile == null && !Files.isDirectory(workflow)) {
            throw new UsageException("Workflow directory '" + workflow + "' is not a directory.");
        }
        if (workflowFile != null && !Files.isRegularFile(workflow)) {
            throw new UsageException("Workflow file '" + workflow + "' is not a file.");
        }
        return RunRequest.of(workflow);
    }

    private RunRequest friendly() throws UsageException {
        if (words.isEmpty()) {
            throw new UsageException("No workflow file or directory given; run needs a workflow folder or file.");
        }
        Path workflow = path(words.get(0));
        if (!Files.exists(workflow)) {
            throw new UsageException("There is no workflow folder or file " + workflow + ".");
        }
        RunRequest request = RunRequest.of(workflow).with(Flag.RESET);
        for (String word : words.subList(1, words.size())) {
            String[] parts = word.split("=", 2);
            if (parts.length != 2) {
                throw new UsageException(
                    "The argument '" + word + "' is neither an option (-...) nor a workflow variable (name=value).");
            }
            request = request.withAssignment(parts[0], parts[1]);
        }
        return destDir == null && destFile == null ? request.with(Flag.NO_SAVE) : request;
    }

    private static Path path(String text) throws UsageException {
        if (text.isEmpty()) {
            throw new UsageException("A path is empty; every option that names a folder or file needs a value.");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("\"" + text + "\" is no path"
                + (text.indexOf('\ufffd') < 0 ? "." : "; set LC_ALL=C.UTF-8 for names that are not plain English."));
        }
    }
}
