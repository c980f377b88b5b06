package org.screlapse.headless.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

/**
 * What a node of a workflow does, whichever way it is written. A program belongs to one node of one workflow; it is
 * first told its ports, then configured as often as its inputs or settings change, then executed.
 */
interface NodeProgram {

    /** Makes new programs of one kind of node. */
    @FunctionalInterface
    interface Source {

        /** @throws IllegalStateException if the node's classes cannot be used */
        NodeProgram create();
    }

    /**
     * The data ports of a node in a workflow, without the flow variable ports.
     *
     * @param optionalInputs for each input whether it may stay unconnected
     * @param outputs how many outputs there are
     */
    record Ports(List<Boolean> optionalInputs, int outputs) {

        public Ports {
            optionalInputs = List.copyOf(optionalInputs);
        }
    }

    /**
     * What is known before a node is executed.
     *
     * @param outputs one spec an output, {@code null} where it is not known yet
     * @param warning what the user should know
     */
    record Configured(List<PortObjectSpec> outputs, Optional<String> warning) {}

    /**
     * What a node made.
     *
     * @param outputs one object an output
     * @param warning what the user should know
     * @param files the files that it wrote, as far as the node tells
     */
    record Executed(List<PortObject> outputs, Optional<String> warning, List<Path> files) {}

    /** The name of the node in the node repository. */
    String name();

    /**
     * The ports that the node has in a workflow.
     *
     * @param settings all of the node's settings; ports added by the user are stored there
     */
    Ports ports(NodeSettings settings) throws InvalidSettingsException;

    /**
     * Checks settings as KNIME does when it loads a node.
     *
     * @param model the settings, before any flow variable is applied
     * @throws InvalidSettingsException if the node refuses them
     */
    void validate(NodeSettings model) throws InvalidSettingsException;

    /** The settings of a new node; empty if they are not known. */
    NodeSettings defaults();

    /**
     * Checks the settings against the inputs and says what will come out.
     *
     * @param model the settings, with flow variables applied; empty if the node was never configured
     * @param inputs one spec an input, {@code null} for an optional one that is not connected
     */
    Configured configure(Optional<NodeSettings> model, List<PortObjectSpec> inputs) throws InvalidSettingsException;

    /**
     * Does the work, with the settings of the last successful {@link #configure}.
     *
     * @param inputs one object an input, {@code null} for an optional one that is not connected
     */
    Executed execute(List<PortObject> inputs, ExecutionContext exec) throws Exception;
}
