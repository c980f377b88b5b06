package org.screlapse.headless.node;

import java.util.Arrays;
import java.util.List;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.parameters.NodeParameters;

/** What one execution of a node reads and sets. */
final class Execution implements ExecuteInput, ExecuteOutput {

    private final PortObject[] inputs;

    private final NodeParameters parameters;

    private final ExecutionContext context;

    private final PortType[] outTypes;

    private final PortObject[] outputs;

    private PortObject[] internals = new PortObject[0];

    private String warning;

    Execution(NodePorts ports, PortObject[] inputs, NodeParameters parameters, ExecutionContext context) {
        this.inputs = inputs;
        this.parameters = parameters;
        this.context = context;
        outTypes = ports.outputs().toArray(PortType[]::new);
        outputs = new PortObject[outTypes.length];
    }

    /**
     * The outputs, checked as KNIME does.
     *
     * @throws IllegalStateException if an output is missing or of the wrong type
     */
    Executed result() {
        for (int i = 0; i < outputs.length; i++) {
            if (outputs[i] == null) {
                throw new IllegalStateException("Execution failed: the node did not set its output " + i + ".");
            }
            if (!outTypes[i].acceptsPortObject(outputs[i])) {
                throw new IllegalStateException("Invalid output port object at port " + i + ": expected "
                    + outTypes[i].getPortObjectClass().getName() + ", found " + outputs[i].getClass().getName() + ".");
            }
            if (outputs[i].getSpec() == null) {
                throw new IllegalStateException(
                    "The output " + i + ", a " + outputs[i].getClass().getName() + ", has no spec.");
            }
        }
        return new Executed(List.of(outputs), List.of(internals), warning == null ? warningOfEmptyTables() : warning);
    }

    private String warningOfEmptyTables() {
        var tables = Arrays.stream(outputs).filter(BufferedDataTable.class::isInstance)
            .map(BufferedDataTable.class::cast).toList();
        if (tables.isEmpty() || tables.stream().anyMatch(table -> table.size() > 0)) {
            return null;
        }
        return tables.size() == 1 ? "Node created an empty data table."
            : "Node created empty data tables on all out-ports.";
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends NodeParameters> S getParameters() {
        return (S) parameters;
    }

    @Override
    public ExecutionContext getExecutionContext() {
        return context;
    }

    @Override
    public PortObject[] getInPortObjects() {
        return inputs.clone();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <D extends PortObject> D getInPortObject(int portIndex) {
        return (D) inputs[portIndex];
    }

    @Override
    public BufferedDataTable getInTable(int portIndex) {
        return (BufferedDataTable) inputs[portIndex];
    }

    @Override
    public <D extends PortObject> void setOutData(int index, D data) {
        outputs[index] = data;
    }

    @Override
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <D extends PortObject> void setInternalData(D... data) {
        internals = Arrays.copyOf(data, data.length, PortObject[].class);
    }

    @Override
    public void setWarningMessage(String message) {
        warning = message;
    }
}
