package org.screlapse.headless.node;

import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParametersInput;

/** What is known about a node's inputs: the specs as far as there are any. */
public final class KnownInputs implements NodeParametersInput {

    private final PortObjectSpec[] specs;

    private KnownInputs(PortObjectSpec... specs) {
        this.specs = specs;
    }

    /**
     * @param specs one an input, null where unknown
     * @return what is known before anything has been executed
     */
    public static KnownInputs ofSpecs(PortObjectSpec... specs) {
        return new KnownInputs(specs.clone());
    }

    @Override
    public PortObjectSpec[] getInPortSpecs() {
        return specs.clone();
    }

    @Override
    public Optional<PortObjectSpec> getInPortSpec(int portIndex) {
        return Optional.ofNullable(specs[portIndex]);
    }

    @Override
    public Optional<DataTableSpec> getInTableSpec(int portIndex) {
        return getInPortSpec(portIndex).map(DataTableSpec.class::cast);
    }
}
