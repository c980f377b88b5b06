package org.screlapse.headless.node;

import java.util.Arrays;
import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParametersInput;

/** What is known about a node's ports: their types, and the specs and data at the inputs as far as there are any. */
public final class KnownInputs implements NodeParametersInput {

    private final PortType[] inTypes;

    private final PortType[] outTypes;

    private final PortObjectSpec[] specs;

    private final PortObject[] objects;

    private KnownInputs(NodePorts ports, PortObjectSpec[] specs, PortObject[] objects) {
        inTypes = ports.inputs().toArray(PortType[]::new);
        outTypes = ports.outputs().toArray(PortType[]::new);
        this.specs = specs;
        this.objects = objects;
    }

    /**
     * @param ports of the node
     * @param specs one an input, null where unknown
     * @return what is known before anything has been executed
     */
    public static KnownInputs ofSpecs(NodePorts ports, PortObjectSpec... specs) {
        return new KnownInputs(ports, specs.clone(), new PortObject[specs.length]);
    }

    /**
     * @param ports of the node
     * @param objects one an input, null where there is none
     * @return what is known when the inputs have data
     */
    public static KnownInputs ofObjects(NodePorts ports, PortObject... objects) {
        return new KnownInputs(ports,
            Arrays.stream(objects).map(o -> o == null ? null : o.getSpec()).toArray(PortObjectSpec[]::new),
            objects.clone());
    }

    @Override
    public PortType[] getInPortTypes() {
        return inTypes.clone();
    }

    @Override
    public PortType[] getOutPortTypes() {
        return outTypes.clone();
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
    public DataTableSpec[] getInTableSpecs() {
        return Arrays.stream(specs).map(DataTableSpec.class::cast).toArray(DataTableSpec[]::new);
    }

    @Override
    public Optional<DataTableSpec> getInTableSpec(int portIndex) {
        return getInPortSpec(portIndex).map(DataTableSpec.class::cast);
    }

    @Override
    public PortObject[] getInPortObjects() {
        return objects.clone();
    }

    @Override
    public Optional<PortObject> getInPortObject(int portIndex) {
        return Optional.ofNullable(objects[portIndex]);
    }

    @Override
    public BufferedDataTable[] getInTables() {
        return Arrays.stream(objects).map(BufferedDataTable.class::cast).toArray(BufferedDataTable[]::new);
    }

    @Override
    public Optional<BufferedDataTable> getInTable(int portIndex) {
        return getInPortObject(portIndex).map(BufferedDataTable.class::cast);
    }
}
