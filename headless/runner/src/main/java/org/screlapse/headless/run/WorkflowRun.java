package org.screlapse.headless.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.screlapse.headless.runtime.FileStoreRepository;
import org.screlapse.headless.runtime.NodeRuntime;
import org.knime.core.util.WorkflowFolder;
import org.screlapse.headless.workflow.Connection;
import org.screlapse.headless.workflow.Variable;
import org.screlapse.headless.workflow.Workflow;
import org.screlapse.headless.workflow.WorkflowNode;

/** All nodes of a workflow during a run: hands specs, objects and variables along the connections. */
final class WorkflowRun {

    private final Workflow workflow;

    private final Path temp;

    private final RunReport report;

    private final FileStoreRepository fileStores = new FileStoreRepository();

    private final Map<Integer, NodeRun> nodes = new LinkedHashMap<>();

    private final List<Connection> connections = new ArrayList<>();

    private final List<String> errors = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    private final NodeGraph graph;

    private volatile boolean canceled;

    /**
     * @param workflow what to run
     * @param catalog where the nodes' programs are
     * @param temp an existing folder for what the nodes put on disk
     * @param report told about what happens
     * @throws IllegalArgumentException if the connections form a circle
     */
    WorkflowRun(Workflow workflow, NodeCatalog catalog, Path temp, RunReport report) {
        this.workflow = workflow;
        this.temp = temp;
        this.report = report;
        leftOut.addAll(workflow.errors());
        for (WorkflowNode node : workflow.nodes()) {
            NodeRun run = new NodeRun(node, catalog);
            nodes.put(node.id(), run);
            if (run.state() == NodeState.MISSING) {
                run.messages().forEach(message -> errors.add(run.title() + ": " + message.text()));
            }
        }
        workflow.connections().stream().filter(this::fits).forEach(connections::add);
        graph = new NodeGraph(nodes.keySet(), connections);
    }

    private boolean fits(Connection connection) {
        NodeRun source = nodes.get(connection.source());
        NodeRun target = nodes.get(connection.target());
        boolean sourceFits = connection.sourcePort() >= 0
            && (source.state() == NodeState.MISSING || connection.sourcePort() <= source.ports().outputs());
        boolean targetFits = connection.targetPort() >= 0 && (target.state() == NodeState.MISSING
            || connection.targetPort() <= target.ports().optionalInputs().size());
        if (!sourceFits || !targetFits) {
            leftOut.add("The connection from port " + connection.sourcePort() + " of " + source.title() + " to port "
                + connection.targetPort() + " of " + target.title() + " is skipped: there is no such port.");
        }
        return sourceFits && targetFits;
    }

    /** What is wrong with the workflow's files or the nodes in them. */
    List<String> errors() {
        return Stream.concat(leftOut.stream(), errors.stream()).toList();
    }

    /** Whether a node, connection or variable of the files is not part of this run at all. */
    boolean isIncomplete() {
        return !leftOut.isEmpty();
    }

    /** The nodes, by id. */
    Collection<NodeRun> nodes() {
        return nodes.values();
    }

    Optional<NodeRun> node(int id) {
        return Optional.ofNullable(nodes.get(id));
    }

    Workflow workflow() {
        return workflow;
    }

    /** Whether no other node takes this node's outputs. */
    boolean isLast(NodeRun node) {
        return graph.successors(node.node().id()).isEmpty();
    }

    /** Configures all nodes, each after those before it. */
    void configure() {
        graph.order().forEach(id -> configure(nodes.get(id)));
    }

    private void configure(NodeRun node) {
        int inputs = node.ports().optionalInputs().size();
        List<PortObjectSpec> specs = new ArrayList<>();
        List<Boolean> connected = new ArrayList<>();
        for (int port = 1; port <= inputs; port++) {
            Optional<Connection> connection = into(node, port);
            specs.add(connection.map(this::spec).orElse(null));
            connected.add(connection.isPresent());
        }
        inWorkflow(() -> node.configure(specs, connected, variables(node), upstream(node)));
    }

    /** Paths relative to the workflow are those of this workflow meanwhile. */
    private void inWorkflow(Runnable work) {
        try {
            WorkflowFolder.callIn(workflow.folder(), Executors.callable(work));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Nothing that is run here declares an exception.", e);
        }
    }

    private Optional<Connection> into(NodeRun node, int port) {
        return connections.stream().filter(c -> c.target() == node.node().id() && c.targetPort() == port).findFirst();
    }

    private PortObjectSpec spec(Connection connection) {
        List<PortObjectSpec> specs = nodes.get(connection.source()).specs();
        return connection.sourcePort() <= specs.size() ? specs.get(connection.sourcePort() - 1) : null;
    }

    private Map<String, Variable> variables(NodeRun node) {
        Map<String, Variable> variables = new LinkedHashMap<>();
        workflow.variables().forEach(v -> variables.put(v.name(), v));
        for (Integer before : graph.predecessors(node.node().id())) {
            variables.putAll(nodes.get(before).variables());
        }
        return variables;
    }

    private List<String> upstream(NodeRun node) {
        return connections.stream().filter(c -> c.target() == node.node().id())
            .map(c -> nodes.get(c.source()).fingerprint() + " " + c.sourcePort() + " " + c.targetPort()).sorted()
            .toList();
    }

    /**
     * Takes over the results that were saved with the workflow; a node's only if those of all nodes before it could be
     * taken over and nothing they depend on has changed.
     */
    void restore() {
        try {
            SavedResults saved = SavedResults.open(workflow.folder(), List.copyOf(nodes.keySet()), fileStores);
            for (Integer id : graph.order()) {
                boolean inputsRestored =
                    graph.predecessors(id).stream().allMatch(before -> nodes.get(before).state() == NodeState.RESTORED);
                if (inputsRestored && nodes.get(id).state() != NodeState.MISSING) {
                    restore(nodes.get(id), saved);
                }
            }
        } catch (IOException e) {
            report.warn("The saved results are not used: " + Failure.sentence(e));
        }
    }

    private void restore(NodeRun node, SavedResults saved) {
        try {
            saved.restore(node).ifPresent(node::restore);
        } catch (IOException | CanceledExecutionException | RuntimeException e) {
            node.warn("The saved result is not used: " + Failure.sentence(e));
        }
    }

    /**
     * Executes all nodes that can be executed, independent ones at the same time.
     *
     * @throws InterruptedException if the calling thread is interrupted meanwhile
     */
    void execute(int threads) throws InterruptedException {
        new Scheduler(graph, this::executeNode, () -> canceled, threads).run();
    }

    private boolean executeNode(int id) {
        NodeRun node = nodes.get(id);
        if (node.state() == NodeState.RESTORED) {
            report.finished(node);
            return true;
        }
        if (!graph.predecessors(id).isEmpty()) { // otherwise nothing has changed since it was configured
            configure(node);
        }
        if (node.state() == NodeState.CONFIGURED) {
            Path folder = temp.resolve("node_" + id);
            try {
                NodeRuntime runtime = runtime(node, folder);
                inWorkflow(() -> node.execute(inputs(node), runtime));
                node.dropFileStores(folder);
            } catch (IOException e) {
                node.warn("The temporary folder " + folder + " cannot be used: " + Failure.sentence(e));
            }
        }
        report.finished(node);
        return node.state().isExecuted();
    }

    private NodeRuntime runtime(NodeRun node, Path folder) throws IOException {
        Path tables = Files.createDirectories(folder.resolve("tables"));
        return NodeRuntime.of(fileStores, fileStores.create(folder.resolve("filestore")), tables)
            .withProgressListener((fraction, message) -> report.progress(node, fraction, message));
    }

    /** What the node takes: one object an input, {@code null} where nothing is connected. */
    List<PortObject> inputs(NodeRun node) {
        List<PortObject> inputs = new ArrayList<>();
        for (int port = 1; port <= node.ports().optionalInputs().size(); port++) {
            inputs.add(into(node, port).map(c -> nodes.get(c.source()).objects().get(c.sourcePort() - 1)).orElse(null));
        }
        return inputs;
    }

    /** Starts no further node and makes those in execution stop. */
    void cancel() {
        canceled = true;
        nodes.values().forEach(NodeRun::cancel);
    }

    boolean isCanceled() {
        return canceled;
    }
}
