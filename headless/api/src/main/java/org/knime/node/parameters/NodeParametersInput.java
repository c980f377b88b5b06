package org.knime.node.parameters;

import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObjectSpec;

/**
 * What is known about a node's ports while its dialog is open or its defaults are made. Specs may be unknown (null).
 * Indices of ports that the node does not have (an optional port, say) are out of bounds: look at the arrays first.
 */
public interface NodeParametersInput {
    /** @return the specs of the input ports, null where unknown */
    PortObjectSpec[] getInPortSpecs();

    /**
     * @param portIndex counted from 0
     * @return the spec of that input, empty if unknown
     */
    Optional<PortObjectSpec> getInPortSpec(int portIndex);

    /**
     * @param portIndex counted from 0
     * @return the spec of that input table, empty if unknown
     * @throws ClassCastException if the input is no table
     */
    Optional<DataTableSpec> getInTableSpec(int portIndex);
}
