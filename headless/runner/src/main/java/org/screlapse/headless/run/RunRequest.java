package org.screlapse.headless.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.screlapse.headless.workflow.NodeOption;
import org.screlapse.headless.workflow.Variable;

/**
 * What is to be run and how.
 *
 * @param workflow a workflow folder, or a zip or knwf file that holds one
 * @param destination where to save to; empty means in place
 * @param flags what differs from an ordinary run
 * @param variables values for workflow variables
 * @param assignments values as text for variables that the workflow must define; it says which type they have
 * @param options values for settings of single nodes
 * @param threads how many nodes may be executed at the same time, at least 1
 */
public record RunRequest(Path workflow, Optional<Destination> destination, Set<Flag> flags, List<Variable> variables,
    Map<String, String> assignments, List<NodeOption> options, int threads) {

    /** What differs from an ordinary run. */
    public enum Flag {
        /** The workflow is not saved after the run. */
        NO_SAVE,
        /** Results saved with the workflow are dropped first. */
        RESET,
        /** Nodes are only loaded and configured. */
        NO_EXECUTE,
        /** An error in the workflow's files ends the run. */
        FAIL_ON_LOAD_ERROR,
        /** What could be loaded is run, although the rest was left out. */
        ALLOW_LOAD_ERRORS,
        /** Stack traces are printed. */
        DEBUG
    }

    /**
     * Where a workflow is saved to.
     *
     * @param path the folder or file
     * @param zipped whether the path is a zip file rather than a folder
     */
    public record Destination(Path path, boolean zipped) {}

    public RunRequest {
        flags = Collections.unmodifiableSet(flags.isEmpty() ? EnumSet.noneOf(Flag.class) : EnumSet.copyOf(flags));
        variables = List.copyOf(variables);
        assignments = Collections.unmodifiableMap(new LinkedHashMap<>(assignments));
        options = List.copyOf(options);
        if (threads < 1) {
            throw new IllegalArgumentException("The number of threads is " + threads + ", it must be at least 1.");
        }
    }

    /** Runs the workflow and saves it in place, two nodes at a time: what KNIME's batch application does. */
    public static RunRequest of(Path workflow) {
        return new RunRequest(workflow, Optional.empty(), Set.of(), List.of(), Map.of(), List.of(), 2);
    }

    /** Whether a flag is set. */
    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** Sets a flag. */
    public RunRequest with(Flag flag) {
        Set<Flag> more = EnumSet.of(flag);
        more.addAll(flags);
        return new RunRequest(workflow, destination, more, variables, assignments, options, threads);
    }

    /** Saves to a folder or file. */
    public RunRequest with(Destination place) {
        return new RunRequest(workflow, Optional.of(place), flags, variables, assignments, options, threads);
    }

    /** Sets a workflow variable, replacing one of the same name. */
    public RunRequest with(Variable variable) {
        List<Variable> changed = new ArrayList<>(variables);
        changed.removeIf(v -> v.name().equals(variable.name()));
        changed.add(variable);
        return new RunRequest(workflow, destination, flags, changed, assignments, options, threads);
    }

    /** Sets a variable that the workflow must define to the value that the text stands for. */
    public RunRequest withAssignment(String name, String text) {
        Map<String, String> more = new LinkedHashMap<>(assignments);
        more.put(name, text);
        return new RunRequest(workflow, destination, flags, variables, more, options, threads);
    }

    /** Sets one setting of one node. */
    public RunRequest with(NodeOption option) {
        List<NodeOption> more = new ArrayList<>(options);
        more.add(option);
        return new RunRequest(workflow, destination, flags, variables, assignments, more, threads);
    }

    /** Executes up to this many nodes at the same time. */
    public RunRequest withThreads(int count) {
        return new RunRequest(workflow, destination, flags, variables, assignments, options, count);
    }
}
