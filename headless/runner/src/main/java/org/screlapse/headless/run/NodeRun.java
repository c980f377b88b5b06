package org.screlapse.headless.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.screlapse.headless.runtime.FileStoreFolder;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.headless.runtime.PortObjects;
import org.screlapse.headless.workflow.NodeOption;
import org.screlapse.headless.workflow.NodeOptions;
import org.screlapse.headless.workflow.Variable;
import org.screlapse.headless.workflow.VariableOverrides;
import org.screlapse.headless.workflow.WorkflowNode;

/**
 * One node during a run: its state, its messages and what it made. Configured and executed by one thread at a time;
 * what it made is read by others after that.
 */
final class NodeRun {

    private final WorkflowNode node;

    private final List<Message> messages = new ArrayList<>();

    private NodeProgram program;

    private NodeProgram.Ports ports = new NodeProgram.Ports(List.of(), 0);

    private NodeState state = NodeState.IDLE;

    private List<PortObjectSpec> configuredFor;

    private List<PortObjectSpec> specs = List.of();

    private List<PortObject> objects = List.of();

    private Map<String, Variable> variables = Map.of();

    private String fingerprint = "";

    private List<Path> files = List.of();

    private FileStoreFolder fileStores;

    private double seconds;

    private volatile NodeRuntime runtime;

    private volatile boolean canceled;

    private Throwable failure;

    /** @param programs where the node's program is looked up */
    NodeRun(WorkflowNode node, NodeCatalog programs) {
        this.node = node;
        try {
            program = node.origin().flatMap(origin -> programs.program(origin.factory())).orElse(null);
            if (program == null) {
                state = NodeState.MISSING;
                messages.add(Message.error(missing()));
            } else {
                ports = program.ports(node.settings());
            }
        } catch (IllegalStateException e) { // the factory is registered, but cannot be used
            state = NodeState.MISSING;
            failure = e;
            messages.add(Message.error(e.getMessage()));
        } catch (InvalidSettingsException | RuntimeException | LinkageError e) {
            state = NodeState.MISSING;
            fail(e);
        }
    }

    private String missing() {
        return node.origin()
            .map(origin -> "This runner does not have the node \"" + origin.nodeName() + "\" (factory "
                + origin.factory() + ", bundle " + origin.bundleSymbolicName() + " \"" + origin.bundleName() + "\" by "
                + origin.bundleVendor() + "); add its plugin to the class path or run the workflow in KNIME.")
            .orElse("This runner cannot open metanodes and components; expand it in KNIME and save the workflow.");
    }

    /**
     * Applies the flow variables to the settings and configures the node; a node that cannot be configured gets a
     * message and is not ready.
     *
     * @param inputs one spec an input, {@code null} where nothing is connected or the spec is not known yet
     * @param connected for each input whether it is connected
     * @param available the variables that reach the node
     * @param upstream fingerprints of what the inputs come from
     */
    void configure(List<PortObjectSpec> inputs, List<Boolean> connected, Map<String, Variable> available,
        List<String> upstream) {
        if (state == NodeState.MISSING || state == NodeState.CONFIGURED && inputs.equals(configuredFor)) {
            return;
        }
        messages.clear();
        state = NodeState.IDLE;
        specs = Collections.nCopies(ports.outputs(), null);
        variables = available;
        try {
            Optional<NodeSettings> model = model(available);
            fingerprint = Fingerprint.of(node, model, upstream);
            if (!inputsKnown(inputs, connected)) {
                return;
            }
            NodeProgram.Configured configured = program.configure(model, inputs);
            specs = configured.outputs();
            configured.warning().ifPresent(text -> messages.add(Message.warning(text)));
            configuredFor = new ArrayList<>(inputs);
            state = NodeState.CONFIGURED;
        } catch (InvalidSettingsException | RuntimeException | LinkageError e) {
            fail(e);
        }
    }

    private Optional<NodeSettings> model(Map<String, Variable> available) throws InvalidSettingsException {
        if (node.model().isEmpty()) {
            return Optional.empty();
        }
        NodeSettings model = new NodeSettings(node.model().get().getKey());
        node.model().get().copyTo(model);
        if (node.variables().isPresent()) {
            Map<String, Variable> outgoing = new LinkedHashMap<>(available);
            for (Variable exposed : VariableOverrides.apply(node.variables().get(), model, available)) {
                outgoing.put(exposed.name(), exposed);
            }
            variables = outgoing;
        }
        return Optional.of(model);
    }

    private boolean inputsKnown(List<PortObjectSpec> inputs, List<Boolean> connected) {
        for (int i = 0; i < inputs.size(); i++) {
            if (!connected.get(i) && !ports.optionalInputs().get(i)) {
                messages.add(Message.error("Input port " + (i + 1) + " is not connected; connect it."));
                return false;
            }
            if (connected.get(i) && inputs.get(i) == null) {
                return false;
            }
        }
        return true;
    }

    /**
     * Executes the configured node.
     *
     * @param inputs one object an input, {@code null} where nothing is connected
     * @param where file stores, temporary tables and cancellation
     */
    void execute(List<PortObject> inputs, NodeRuntime where) {
        runtime = where;
        if (canceled) {
            where.cancel();
        }
        long start = System.nanoTime();
        try {
            NodeProgram.Executed executed = program.execute(inputs, where.newExecutionContext());
            for (PortObject object : executed.outputs()) {
                PortObjects.flush(object);
            }
            objects = executed.outputs();
            specs = objects.stream().map(PortObject::getSpec).toList();
            files = executed.files();
            fileStores = where.fileStores();
            messages.removeIf(message -> message.kind() == Message.Kind.WARNING && executed.warning().isPresent());
            executed.warning().ifPresent(text -> messages.add(Message.warning(text)));
            state = NodeState.EXECUTED;
        } catch (CanceledExecutionException e) {
            state = NodeState.CANCELED;
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
            state = where.isCancelled() ? NodeState.CANCELED : NodeState.FAILED;
            if (state == NodeState.FAILED) {
                fail(e);
            }
        } finally {
            seconds = (System.nanoTime() - start) / 1e9;
        }
    }

    /**
     * Sets one of the node's settings.
     *
     * @throws IllegalArgumentException if the node has no such setting
     * @throws InvalidSettingsException if the node refuses the value
     */
    void set(NodeOption option) throws InvalidSettingsException {
        NodeSettings model = node.model().orElseThrow(
            () -> new IllegalArgumentException(title() + " has no settings, so that no option can be set."));
        if (program != null && !NodeOptions.exists(option, model) && !NodeOptions.exists(option, program.defaults())) {
            throw new IllegalArgumentException("There is no setting " + String.join("/", option.path()) + " in "
                + title() + "; its settings are " + String.join(", ", model.keySet()) + ".");
        }
        NodeOptions.apply(option, model);
        if (program != null) {
            program.validate(model);
        }
    }

    /** Takes over what an earlier run has made. */
    void restore(SavedResults.Result result) {
        objects = result.outputs();
        specs = objects.stream().map(PortObject::getSpec).toList();
        fileStores = result.fileStores();
        messages.removeIf(message -> message.kind() == Message.Kind.ERROR);
        result.warnings().forEach(text -> messages.add(Message.warning(text)));
        state = NodeState.RESTORED;
    }

    /** Makes the node stop at its next check, if it is being executed; or at its first, if it will be. */
    void cancel() {
        canceled = true;
        NodeRuntime current = runtime;
        if (current != null) {
            current.cancel();
        }
    }

    /** Deletes what the node has put into a folder of its own; for a node that failed. */
    void dropFileStores(Path folder) throws IOException {
        if (!state.isExecuted() && Files.exists(folder)) {
            Folders.delete(folder);
        }
    }

    void warn(String text) {
        messages.add(Message.warning(text));
    }

    private void fail(Throwable cause) {
        failure = cause;
        messages.add(Message.error(Failure.sentence(cause)));
    }

    WorkflowNode node() {
        return node;
    }

    String title() {
        return node.title();
    }

    NodeState state() {
        return state;
    }

    NodeProgram.Ports ports() {
        return ports;
    }

    List<Message> messages() {
        return messages;
    }

    /** One spec an output, {@code null} where it is not known. */
    List<PortObjectSpec> specs() {
        return specs;
    }

    /** One object an output; empty before the node was executed. */
    List<PortObject> objects() {
        return objects;
    }

    /** The variables that leave the node. */
    Map<String, Variable> variables() {
        return variables;
    }

    /** Tells apart what the node's result depends on: its program, its settings, and the same of all before it. */
    String fingerprint() {
        return fingerprint;
    }

    /** The files that the node wrote, as far as it tells. */
    List<Path> files() {
        return files;
    }

    /** The node's file stores; {@code null} before it was executed. */
    FileStoreFolder fileStores() {
        return fileStores;
    }

    double seconds() {
        return seconds;
    }

    /** What an error message stems from, for those who want the stack trace. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public String toString() {
        return title() + " " + Objects.toString(state);
    }
}
