package org.screlapse.headless.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.screlapse.headless.run.RunRequest;
import org.screlapse.headless.run.RunRequest.Destination;
import org.screlapse.headless.run.RunRequest.Flag;
import org.screlapse.headless.workflow.NodeOption;
import org.screlapse.headless.workflow.Variable;
import org.screlapse.headless.workflow.VariableType;

/**
 * The arguments of KNIME's batch application, so that a command line written for KNIME works here unchanged.
 *
 * @param request what they ask for
 * @param notes what was accepted but has no effect here, one sentence each
 */
record BatchArguments(RunRequest request, List<String> notes) {

    /** What the launcher of KNIME or Eclipse consumes, in lower case. */
    private static final Set<String> IGNORED = Set.of("-nosplash", "-consolelog", "-noversioncheck", "-perspective",
        "-showlocation", "-allowdeadlock", "-checkforupdates", "-profilelist", "-profilelocation", "-updatelinks");

    private static final Set<String> OPTION_TYPES =
        Set.of("int", "long", "short", "byte", "boolean", "char", "float", "double", "String");

    BatchArguments {
        notes = List.copyOf(notes);
    }

    /**
     * Reads a whole command line.
     *
     * @throws BadArgumentException if an argument is unknown or wrong, or no workflow is given
     */
    static BatchArguments parse(List<String> arguments) throws BadArgumentException {
        Optional<Path> workflow = findWorkflow(arguments);
        if (workflow.isEmpty()) {
            throw new BadArgumentException(
                "No workflow file or directory given; " + "name one with -workflowDir=FOLDER or -workflowFile=FILE.");
        }
        return parse(RunRequest.of(workflow.get()), arguments);
    }

    /** Reads the arguments that say how to run the workflow already known. */
    static BatchArguments parse(RunRequest base, List<String> arguments) throws BadArgumentException {
        RunRequest request = base;
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if ("-application".equals(argument)) {
                i++;
                continue;
            }
            String[] parts = argument.split("=", 2);
            Optional<String> value = parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
            request = apply(request, parts[0], value, notes);
        }
        return new BatchArguments(request, notes);
    }

    private static RunRequest apply(RunRequest request, String name, Optional<String> value, List<String> notes)
        throws BadArgumentException {
        switch (name) {
            case "-workflowDir", "-workflowFile" :
                return request;
            case "-nosave" :
                return request.with(Flag.NO_SAVE);
            case "-reset" :
                return request.with(Flag.RESET);
            case "-noexecute" :
                return request.with(Flag.NO_EXECUTE);
            case "-failonloaderror" :
                return request.with(Flag.FAIL_ON_LOAD_ERROR);
            case "-debug" :
                return request.with(Flag.DEBUG);
            case "-destDir" :
                return request.with(new Destination(Path.of(required(name, value)), false));
            case "-destFile" :
                return request.with(new Destination(Path.of(required(name, value)), true));
            case "-workflow.variable" :
                return request.with(variable(required(name, value)));
            case "-option" :
                return request.with(option(required(name, value)));
            case "-threads" :
                return request.withThreads(threads(required(name, value)));
            case "-preferences" :
                notes.add(name + " has no effect: there are no KNIME preferences here.");
                required(name, value);
                return request;
            case "-masterkey", "-credential" :
                notes.add(name + " has no effect: no node here uses credentials.");
                return request;
            default :
                if (IGNORED.contains(name.toLowerCase(Locale.ROOT))) {
                    return request;
                }
                throw new BadArgumentException("Unknown option '" + name + "'; see 'help' for the options.");
        }
    }

    private static Optional<Path> findWorkflow(List<String> arguments) throws BadArgumentException {
        Path workflow = null;
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            Optional<String> value = parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
            if ("-workflowDir".equals(parts[0])) {
                workflow = Path.of(required(parts[0], value));
                if (!Files.isDirectory(workflow)) {
                    throw new BadArgumentException("Workflow directory '" + workflow + "' is not a directory.");
                }
            } else if ("-workflowFile".equals(parts[0])) {
                workflow = Path.of(required(parts[0], value));
                if (!Files.isRegularFile(workflow)) {
                    throw new BadArgumentException("Workflow file '" + workflow + "' is not a file.");
                }
            }
        }
        return Optional.ofNullable(workflow);
    }

    private static String required(String name, Optional<String> value) throws BadArgumentException {
        if (value.isEmpty() || value.get().isEmpty()) {
            throw new BadArgumentException("The option " + name + " needs a value: " + name + "=VALUE.");
        }
        return value.get();
    }

    private static Variable variable(String text) throws BadArgumentException {
        List<String> parts = ArgumentTokens.split(text);
        if (parts.size() != 3) {
            throw new BadArgumentException("The argument -workflow.variable=" + text + " has " + parts.size()
                + " part(s), expected name,value,type; enclose a value that contains a comma in quotes.");
        }
        Optional<VariableType> type = VariableType.ofCommandLine(parts.get(2));
        if (type.isEmpty()) {
            throw new BadArgumentException("Invalid type for workflow variable " + parts.get(0) + ": '" + parts.get(2)
                + "'; it must be exactly String, int or double.");
        }
        try {
            return Variable.parse(parts.get(0), type.get(), parts.get(1));
        } catch (IllegalArgumentException e) {
            throw new BadArgumentException(
                "The workflow variable " + parts.get(0) + " cannot be set: " + e.getMessage());
        }
    }

    /** {@code nodeID[/subID],path/to/setting,value,type}; the value may contain commas. */
    private static NodeOption option(String text) throws BadArgumentException {
        int afterId = text.indexOf(',');
        int afterPath = text.indexOf(',', afterId + 1);
        int beforeType = text.lastIndexOf(',');
        if (afterId < 0 || afterPath < 0 || beforeType <= afterPath) {
            throw new BadArgumentException("The argument -option=" + text
                + " cannot be read; expected nodeID[/subID],path/to/setting,value,type.");
        }
        String type = text.substring(beforeType + 1);
        if (!OPTION_TYPES.contains(type)) {
            throw new BadArgumentException("Unknown type '" + type + "' in -option=" + text
                + "; it must be one of int, long, short, byte, boolean, char, float, double, String.");
        }
        List<Integer> ids = new ArrayList<>();
        for (String id : text.substring(0, afterId).split("/")) {
            try {
                ids.add(Integer.valueOf(id));
            } catch (NumberFormatException e) {
                throw new BadArgumentException("'" + id + "' in -option=" + text + " is no node id (a whole number).");
            }
        }
        List<String> path = List.of(text.substring(afterId + 1, afterPath).split("/"));
        return new NodeOption(ids, path, text.substring(afterPath + 1, beforeType), type);
    }

    private static int threads(String text) throws BadArgumentException {
        try {
            int count = Integer.parseInt(text);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // answered below, together with numbers that are too small
        }
        throw new BadArgumentException("-threads=" + text + " is not a number of at least 1.");
    }
}
