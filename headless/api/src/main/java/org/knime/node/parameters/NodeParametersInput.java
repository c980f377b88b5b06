package org.knime.node.parameters;

import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/**
 * What is known about a node's ports while its dialog is open or its defaults are made. Specs may be unknown (null).
 * Indices of ports that the node does not have (an optional port, say) are out of bounds: look at the arrays first.
 */
public interface NodeParametersInput {

    /** @return the types of the input ports, the flow variable port left out */
    PortType[] getInPortTypes();

    /** @return the specs of the input ports, null where unknown */
    PortObjectSpec[] getInPortSpecs();

    /**
     * @param portIndex counted from 0
     * @return the spec of that input, empty if unknown
     */
    Optional<PortObjectSpec> getInPortSpec(int portIndex);

    /**
     * @return the specs of the input ports, null where unknown
     * @throws ClassCastException if an input is no table
     */
    DataTableSpec[] getInTableSpecs();

    /**
     * @param portIndex counted from 0
     * @return the spec of that input table, empty if unknown
     * @throws ClassCastException if the input is no table
     */
    Optional<DataTableSpec> getInTableSpec(int portIndex);

    /** @return the data at the input ports, null where there is none yet */
    PortObject[] getInPortObjects();

    /**
     * @param portIndex counted from 0
     * @return the data at that input, empty if there is none yet
     */
    Optional<PortObject> getInPortObject(int portIndex);

    /**
     * @return the tables at the input ports, null where there is none yet
     * @throws ClassCastException if an input is no table
     */
    BufferedDataTable[] getInTables();

    /**
     * @param portIndex counted from 0
     * @return the table at that input, empty if there is none yet
     * @throws ClassCastException if the input is no table
     */
    Optional<BufferedDataTable> getInTable(int portIndex);

    /** @return the types of the output ports, the flow variable port left out */
    PortType[] getOutPortTypes();
}
