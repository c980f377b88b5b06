package org.screlapse.headless.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.screlapse.headless.workflow.NodeOption;
import org.screlapse.headless.workflow.Variable;

/**
 * What is to be run and how.
 *
 * @param workflow a workflow folder, or a zip or knwf file that holds one
 * @param destination where to save to; empty means in place
 * @param save whether the workflow is saved after the run
 * @param reset whether results saved with the workflow are dropped first
 * @param execute whether nodes are executed, or only loaded and configured
 * @param failOnLoadError whether an error in the workflow's files ends the run
 * @param variables values for workflow variables
 * @param options values for settings of single nodes
 * @param threads how many nodes may be executed at the same time, at least 1
 * @param debug whether stack traces are printed
 */
public record RunRequest(Path workflow, Optional<Destination> destination, boolean save, boolean reset,
        boolean execute, boolean failOnLoadError, List<Variable> variables, List<NodeOption> options, int threads,
        boolean debug) {

    /**
     * Where a workflow is saved to.
     *
     * @param path the folder or file
     * @param zipped whether the path is a zip file rather than a folder
     */
    public record Destination(Path path, boolean zipped) {
    }

    public RunRequest {
        variables = List.copyOf(variables);
        options = List.copyOf(options);
        if (threads < 1) {
            throw new IllegalArgumentException("The number of threads is " + threads + ", it must be at least 1.");
        }
    }

    /** Runs the workflow and saves it in place, two nodes at a time: what KNIME's batch application does. */
    public static RunRequest of(final Path workflow) {
        return new RunRequest(workflow, Optional.empty(), true, false, true, false, List.of(), List.of(), 2, false);
    }

    /** Saves nothing. */
    public RunRequest withoutSaving() {
        return new RunRequest(workflow, destination, false, reset, execute, failOnLoadError, variables, options,
            threads, debug);
    }

    /** Saves to a folder. */
    public RunRequest withDestinationFolder(final Path folder) {
        return withDestination(new Destination(folder, false));
    }

    /** Saves to a zip file. */
    public RunRequest withDestinationFile(final Path file) {
        return withDestination(new Destination(file, true));
    }

    private RunRequest withDestination(final Destination place) {
        return new RunRequest(workflow, Optional.of(place), save, reset, execute, failOnLoadError, variables, options,
            threads, debug);
    }

    /** Drops saved results first. */
    public RunRequest withReset() {
        return new RunRequest(workflow, destination, save, true, execute, failOnLoadError, variables, options, threads,
            debug);
    }

    /** Loads and configures, but executes nothing. */
    public RunRequest withoutExecution() {
        return new RunRequest(workflow, destination, save, reset, false, failOnLoadError, variables, options, threads,
            debug);
    }

    /** Ends the run when the workflow's files hold an error. */
    public RunRequest withFailOnLoadError() {
        return new RunRequest(workflow, destination, save, reset, execute, true, variables, options, threads, debug);
    }

    /** Sets a workflow variable, replacing one of the same name. */
    public RunRequest withVariable(final Variable variable) {
        final List<Variable> changed = new ArrayList<>(variables);
        changed.removeIf(v -> v.name().equals(variable.name()));
        changed.add(variable);
        return new RunRequest(workflow, destination, save, reset, execute, failOnLoadError, changed, options, threads,
            debug);
    }

    /** Sets one setting of one node. */
    public RunRequest withOption(final NodeOption option) {
        final List<NodeOption> more = new ArrayList<>(options);
        more.add(option);
        return new RunRequest(workflow, destination, save, reset, execute, failOnLoadError, variables, more, threads,
            debug);
    }

    /** Executes up to this many nodes at the same time. */
    public RunRequest withThreads(final int count) {
        return new RunRequest(workflow, destination, save, reset, execute, failOnLoadError, variables, options, count,
            debug);
    }

    /** Prints stack traces. */
    public RunRequest withDebug() {
        return new RunRequest(workflow, destination, save, reset, execute, failOnLoadError, variables, options,
            threads, true);
    }
}
