package org.screlapse.headless.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.screlapse.headless.run.RunRequest.Flag;
import org.screlapse.headless.runtime.Leavings;
import org.screlapse.headless.workflow.NodeOption;
import org.screlapse.headless.workflow.Variable;
import org.screlapse.headless.workflow.Workflow;
import org.screlapse.headless.workflow.WorkflowLoadException;
import org.screlapse.headless.workflow.WorkflowLoader;

/**
 * Runs a workflow from loading to saving, with the steps and exit codes of KNIME's batch application: load, set
 * variables, reset or take over saved results, set options, configure, execute, report, save.
 */
public final class WorkflowRunner {

    private final NodeCatalog catalog;

    private final PrintStream out;

    private final PrintStream err;

    private volatile WorkflowRun current;

    private volatile boolean canceled;

    /**
     * @param catalog the nodes there are
     * @param out where the report goes
     * @param err where a sentence goes when the run as a whole fails
     */
    public WorkflowRunner(NodeCatalog catalog, PrintStream out, PrintStream err) {
        this.catalog = catalog;
        this.out = out;
        this.err = err;
    }

    /** Runs a workflow; whatever goes wrong is said in a sentence and answered by the exit code. */
    public ExitCode run(RunRequest request) {
        RunReport report = new RunReport(out, err, request.has(Flag.DEBUG));
        Path temp = null;
        try {
            temp = Leavings.newFolder();
            return run(request, report, temp);
        } catch (WrongArgumentException e) {
            report.error(e.getMessage());
            return ExitCode.BAD_ARGUMENTS;
        } catch (WorkflowLoadException | InvalidSettingsException e) {
            report.error(e.getMessage());
            return ExitCode.LOAD_FAILED;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            report.error(e);
            return ExitCode.LOAD_FAILED;
        } finally {
            delete(temp, report);
        }
    }

    private static void delete(Path temp, RunReport report) {
        if (temp != null) {
            try {
                Folders.delete(temp);
            } catch (IOException e) {
                report.warn("The temporary folder " + temp + " could not be deleted: " + Failure.sentence(e));
            }
        }
    }

    /** Makes the workflow that runs stop soon; called from another thread. */
    public void cancel() {
        canceled = true;
        WorkflowRun running = current;
        if (running != null) {
            running.cancel();
        }
    }

    private ExitCode run(RunRequest request, RunReport report, Path temp)
        throws WorkflowLoadException, IOException, InvalidSettingsException, WrongArgumentException {
        boolean packed = Files.isRegularFile(request.workflow());
        UnpackedWorkflow unpacked = packed ? UnpackedWorkflow.of(request.workflow()) : null;
        try {
            Workflow workflow = WorkflowLoader.load(packed ? unpacked.workflow() : request.workflow());
            WorkflowRun run = prepare(setVariables(workflow, request, report), report, temp);
            run.errors().forEach(report::error);
            boolean failed = request.has(Flag.FAIL_ON_LOAD_ERROR) ? !run.errors().isEmpty()
                : run.isIncomplete() && !request.has(Flag.ALLOW_LOAD_ERRORS);
            if (failed) {
                report.error(run.errors().size() + " error(s) during workflow loading; nothing was executed."
                    + (request.has(Flag.FAIL_ON_LOAD_ERROR) ? "" : " -allowloaderrors executes what could be loaded."));
                return ExitCode.LOAD_FAILED;
            }
            setOptions(run, request);
            return configureExecuteAndSave(run, request, report, temp);
        } finally {
            if (packed) {
                unpacked.close(report, request.has(Flag.NO_SAVE));
            }
        }
    }

    private WorkflowRun prepare(Workflow workflow, RunReport report, Path temp) throws WorkflowLoadException {
        try {
            return new WorkflowRun(workflow, catalog, temp, report);
        } catch (IllegalArgumentException e) {
            throw new WorkflowLoadException(e.getMessage(), e);
        }
    }

    private static Workflow setVariables(Workflow workflow, RunRequest request, RunReport report)
        throws WrongArgumentException {
        List<Variable> unknown =
            request.variables().stream().filter(variable -> workflow.variable(variable.name()).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            report
                .warn("The workflow " + (unknown.size() == 1 ? "variable is" : "variables are")
                    + " potentially unused (not defined in workflow): " + unknown.stream()
                        .map(v -> "\"" + v.name() + "\" (" + v.type() + ")").collect(Collectors.joining(", "))
                    + "; " + workflow.describeVariables() + ".");
        }
        return workflow.withVariables(request.variables()).withVariables(assigned(workflow, request));
    }

    /** Values for variables of the workflow, which says of which type they are. */
    private static List<Variable> assigned(Workflow workflow, RunRequest request) throws WrongArgumentException {
        List<Variable> variables = new ArrayList<>();
        for (Map.Entry<String, String> assignment : request.assignments().entrySet()) {
            String name = assignment.getKey();
            Variable defined = workflow.variable(name).orElseThrow(() -> new WrongArgumentException(
                "Unknown workflow variable \"" + name + "\"; " + workflow.describeVariables() + "."));
            try {
                variables.add(Variable.parse(name, defined.type(), assignment.getValue()));
            } catch (IllegalArgumentException e) {
                throw new WrongArgumentException("The workflow variable " + name + " cannot be set: " + e.getMessage());
            }
        }
        return variables;
    }

    /** What was given on the command line and does not fit the workflow. */
    private static final class WrongArgumentException extends Exception {

        private static final long serialVersionUID = 1L;

        WrongArgumentException(String message) {
            super(message);
        }
    }

    private static void setOptions(WorkflowRun run, RunRequest request)
        throws InvalidSettingsException, WrongArgumentException {
        for (NodeOption option : request.options()) {
            NodeRun node =
                (option.nodeIds().size() == 1 ? run.node(option.nodeIds().get(0)) : Optional.<NodeRun>empty())
                    .orElseThrow(() -> new WrongArgumentException("There is no node "
                        + option.nodeIds().stream().map(String::valueOf).collect(Collectors.joining("/"))
                        + " in the workflow, whose setting " + String.join("/", option.path())
                        + " is to be set; the nodes are "
                        + run.nodes().stream().map(NodeRun::title).collect(Collectors.joining(", ")) + "."));
            try {
                node.set(option);
            } catch (IllegalArgumentException e) {
                throw new WrongArgumentException(e.getMessage());
            } catch (InvalidSettingsException e) {
                throw new InvalidSettingsException(node.title() + ": " + e.getMessage(), e);
            }
        }
    }

    private ExitCode configureExecuteAndSave(WorkflowRun run, RunRequest request, RunReport report, Path temp) {
        current = run;
        if (canceled) {
            run.cancel();
        }
        run.configure();
        if (!request.has(Flag.RESET)) {
            run.restore();
        }
        try {
            if (!request.has(Flag.NO_EXECUTE)) {
                run.execute(request.threads());
                report.leftOut(run);
            } else {
                run.nodes().forEach(report::finished);
            }
            if (run.isCanceled()) {
                report.error("The run was canceled.");
                return ExitCode.NOT_EXECUTED;
            }
            boolean save = !request.has(Flag.NO_SAVE);
            report.results(run, save && Files.isRegularFile(request.workflow()));
            if (save) {
                save(run, request, report, temp);
            }
        } catch (InterruptedException | CanceledExecutionException e) {
            report.error("The run was canceled.");
            return ExitCode.NOT_EXECUTED;
        } catch (IOException e) {
            report.error("The workflow could not be saved: " + Failure.sentence(e));
            return ExitCode.NOT_EXECUTED;
        }
        boolean all = run.nodes().stream().allMatch(node -> node.state().isExecuted());
        return all || request.has(Flag.NO_EXECUTE) ? ExitCode.OK : ExitCode.NOT_EXECUTED;
    }

    private static void save(WorkflowRun run, RunRequest request, RunReport report, Path temp)
        throws IOException, CanceledExecutionException {
        WorkflowSaver saver = new WorkflowSaver(run);
        Path place;
        if (request.destination().isEmpty()) {
            place = request.workflow();
            saver.saveInPlace();
            if (Files.isRegularFile(place)) {
                saver.repack(place);
            }
        } else {
            place = request.destination().get().path();
            if (request.destination().get().zipped()) {
                saver.saveToFile(place, temp);
            } else {
                saver.saveToFolder(place);
            }
        }
        report.say("");
        report.say("The workflow was saved to " + place.toAbsolutePath().normalize());
    }
}
