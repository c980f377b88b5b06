package org.screlapse.headless.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.function.Consumer;

import org.junit.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.RequirePorts.DynamicPortsAdder;

public class NodePortsTest {

    private static final PortType TABLE = BufferedDataTable.TYPE;

    public static final class Factory extends DefaultNodeFactory {
        public Factory() {
            super(node(Factory::ports));
        }

        private static void ports(DynamicPortsAdder ports) {
            ports.addInputPortGroup("First", g -> g.name("First table").description("d").fixed(TABLE))
                .addInputPortGroup("More",
                    g -> g.name("More tables").description("d").extendable().supportedTypes(TABLE))
                .addInputPortGroup("Signatures",
                    g -> g.name("Signatures").description("d").optional().supportedTypes(TABLE))
                .addOutputPortGroup("Out", g -> g.name("All").description("d").fixed(TABLE));
        }
    }

    private final NodeDefinition node = NodeDefinition.of(new Factory());

    @Test
    public void newNodeHasItsFixedPorts() {
        assertEquals(List.of("First table"), node.ports().inputNames());
        assertEquals(List.of("All"), node.ports().outputNames());
    }

    @Test
    public void addedPortsAreSavedAsKnimeDoesAndLoadedAgain() throws Exception {
        var ports = node.ports().withPort("More", TABLE).withPort("More", TABLE).withPort("Signatures", TABLE);
        var settings = new NodeSettings("node_creation_config");
        ports.save(settings);
        assertEquals("[First, More, Signatures, Out]", settings.keySet().toString());
        assertEquals("[]", settings.getNodeSettings("First").keySet().toString());
        assertEquals("org.knime.core.node.BufferedDataTable",
            settings.getNodeSettings("More").getNodeSettings("port_1").getString("object_class"));
        var loaded = node.ports(settings);
        assertEquals(List.of("First table", "More tables", "More tables", "Signatures"), loaded.inputNames());
        assertEquals(List.of(TABLE, TABLE, TABLE, TABLE), loaded.inputs());
    }

    @Test
    public void groupThatIsNotMentionedIsThatOfANewNodeAndAnEmptyOneIsEmpty() throws Exception {
        var settings = new NodeSettings("node_creation_config");
        assertEquals(1, node.ports(settings).inputs().size());
        settings.addNodeSettings("More");
        assertEquals(1, node.ports(settings).inputs().size());
    }

    @Test
    public void portsThatCannotBeAreRefused() {
        var settings = new NodeSettings("node_creation_config");
        settings.addNodeSettings("More").addNodeSettings("port_0").addString("object_class",
            PortObject.class.getName());
        assertThrows(InvalidSettingsException.class, () -> node.ports(settings));
        var ports = node.ports().withPort("Signatures", TABLE);
        assertThrows(IllegalArgumentException.class, () -> ports.withPort("Signatures", TABLE));
        assertThrows(IllegalArgumentException.class, () -> ports.withPort("First", TABLE));
    }

    @Test
    public void twoPortsOfOneNameAreRefusedAsInKnime() {
        var error = assertThrows(IllegalArgumentException.class,
            () -> DefaultNode.create().name("n").icon("i").shortDescription("s").fullDescription("f")
                .sinceVersion(5, 8, 0).ports(p -> p.addInputTable("Data", "d").addOutputTable("Data", "d"))
                .model(m -> m.withoutParameters().configure((i, o) -> {}).execute((i, o) -> {})));
        assertEquals("There are two groups of ports \"Data\"; give every input and output a name of its own.",
            error.getMessage());
    }

    @Test
    public void defaultPortOfAnUnsupportedTypeIsRefusedAsInKnime() {
        assertThrows(IllegalArgumentException.class, () -> node(p -> p.addInputPortGroup("Any",
            g -> g.name("n").description("d").optional().supportedTypes(TABLE).defaultPortType(PortObject.TYPE))));
    }

    private static DefaultNode node(Consumer<DynamicPortsAdder> ports) {
        return DefaultNode.create().name("n").icon("i").shortDescription("s").fullDescription("f").sinceVersion(5, 8, 0)
            .dynamicPorts(ports).model(m -> m.withoutParameters().configure((i, o) -> {}).execute((i, o) -> {}));
    }
}
