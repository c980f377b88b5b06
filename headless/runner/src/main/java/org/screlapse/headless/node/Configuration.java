package org.screlapse.headless.node;

import java.util.Arrays;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.parameters.NodeParameters;

/** What one configuration of a node reads and sets. */
final class Configuration implements ConfigureInput, ConfigureOutput {

    private final PortObjectSpec[] inputs;

    private final NodeParameters parameters;

    private final PortType[] outTypes;

    private final PortObjectSpec[] outputs;

    private String warning;

    Configuration(NodePorts ports, PortObjectSpec[] inputs, NodeParameters parameters) {
        this.inputs = inputs;
        this.parameters = parameters;
        outTypes = ports.outputs().toArray(PortType[]::new);
        outputs = new PortObjectSpec[outTypes.length];
    }

    Configured result() {
        return new Configured(Arrays.asList(outputs), warning);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends NodeParameters> S getParameters() {
        return (S) parameters;
    }

    @Override
    public PortObjectSpec[] getInPortSpecs() {
        return inputs.clone();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends PortObjectSpec> S getInPortSpec(int index) {
        return (S) inputs[index];
    }

    @Override
    public DataTableSpec getInTableSpec(int portIndex) {
        return (DataTableSpec) inputs[portIndex];
    }

    @Override
    public <S extends PortObjectSpec> void setOutSpec(int index, S spec) {
        outputs[index] = spec;
    }

    @Override
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <S extends PortObjectSpec> void setOutSpecs(S... specs) {
        System.arraycopy(specs, 0, outputs, 0, specs.length);
    }

    @Override
    public void setWarningMessage(String message) {
        warning = message;
    }
}
