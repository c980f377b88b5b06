package org.screlapse.headless.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.screlapse.headless.run.ExitCode;
import org.screlapse.headless.run.NodeCatalog;
import org.screlapse.headless.run.RunRequest;
import org.screlapse.headless.run.WorkflowRunner;

/**
 * Runs a workflow. The friendly form names it first, sets workflow variables by {@code name=value} and saves nothing
 * unless a destination is given; the plain form takes the arguments of KNIME's batch application and means just what
 * they mean there.
 */
final class RunCommand implements Command {

    private final WorkflowRunner runner;

    private final PrintStream err;

    RunCommand(NodeCatalog catalog, PrintStream out, PrintStream err) {
        this.err = err;
        runner = new WorkflowRunner(catalog, out, err);
    }

    @Override
    public String name() {
        return "run";
    }

    @Override
    public List<String> help() {
        return List.of("  run WORKFLOW [variable=value ...] [options]",
            "      runs a workflow folder or .knwf file from the start; saves nothing unless -destDir or -destFile is "
                + "given",
            "  run -workflowDir=FOLDER|-workflowFile=FILE [options]",
            "      means what it means for KNIME's batch application: keeps saved results, saves in place",
            "      -destDir=FOLDER, -destFile=FILE      save there instead of in place",
            "      -nosave                              save nothing",
            "      -reset                               execute all nodes, even those with saved results",
            "      -noexecute                           only load and configure",
            "      -failonloaderror                     execute nothing if the workflow has load errors",
            "      -workflow.variable=name,value,type   set a workflow variable; type String, int or double",
            "      -option=nodeID,path/to/setting,value,type   set a setting of one node",
            "      -threads=N                           nodes executed at the same time (default 2)",
            "      -debug                               print stack traces",
            "      -preferences, -masterkey, -credential, -updateLinks   accepted, without effect");
    }

    @Override
    public ExitCode run(List<String> arguments) throws BadArgumentException {
        BatchArguments parsed = arguments.isEmpty() || !arguments.get(0).startsWith("-") ? friendly(arguments)
            : BatchArguments.parse(arguments);
        parsed.notes().forEach(note -> err.println("NOTE " + note));
        return runner.run(parsed.request());
    }

    @Override
    public void cancel() {
        runner.cancel();
    }

    private static BatchArguments friendly(List<String> arguments) throws BadArgumentException {
        if (arguments.isEmpty()) {
            throw new BadArgumentException("The command run needs a workflow folder or file.");
        }
        Path workflow = Path.of(arguments.get(0));
        if (!Files.exists(workflow)) {
            throw new BadArgumentException("There is no workflow folder or file " + workflow + ".");
        }
        List<String> options = new ArrayList<>();
        RunRequest base = RunRequest.of(workflow).with(RunRequest.Flag.RESET);
        for (String argument : arguments.subList(1, arguments.size())) {
            if (argument.startsWith("-")) {
                options.add(argument);
            } else {
                String[] parts = argument.split("=", 2);
                if (parts.length != 2) {
                    throw new BadArgumentException("The argument '" + argument
                        + "' is neither an option (-...) nor a workflow variable (name=value).");
                }
                base = base.withAssignment(parts[0], parts[1]);
            }
        }
        BatchArguments parsed = BatchArguments.parse(base, options);
        return parsed.request().destination().isPresent() ? parsed
            : new BatchArguments(parsed.request().with(RunRequest.Flag.NO_SAVE), parsed.notes());
    }
}
