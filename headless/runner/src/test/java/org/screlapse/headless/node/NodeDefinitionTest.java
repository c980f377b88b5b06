package org.screlapse.headless.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.List;

import javax.swing.JComponent;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.PortGroup;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.screlapse.headless.runtime.NodeRuntime;

public class NodeDefinitionTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    public record NumberSpec(int max) implements PortObjectSpec {
        @Override
        public JComponent[] getViews() {
            return new JComponent[0];
        }
    }

    public record Number(int value) implements PortObject {

        static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(Number.class);

        @Override
        public String getSummary() {
            return "" + value;
        }

        @Override
        public NumberSpec getSpec() {
            return value < 0 ? null : new NumberSpec(value);
        }

        @Override
        public JComponent[] getViews() {
            return new JComponent[0];
        }
    }

    static final class Parameters implements NodeParameters {
        @Widget(title = "Factor", description = "what to multiply with")
        int factor = 2;

        Parameters() {
        }

        Parameters(NodeParametersInput input) {
            factor = input.getInPortSpec(0).map(spec -> ((NumberSpec) spec).max()).orElse(1);
        }

        @Override
        public void validate() throws InvalidSettingsException {
            if (factor == 0) {
                throw new InvalidSettingsException("The factor must not be 0.");
            }
        }
    }

    public static final class Factory extends DefaultNodeFactory {

        private static final DefaultNode NODE = DefaultNode.create().name("Multiply").icon("multiply.png")
            .shortDescription("Multiplies a number.").fullDescription("Multiplies &amp; more.").sinceVersion(5, 8, 0)
            .ports(p -> p.addInputPort("Number", "any number", Number.TYPE).addOutputPort("Product", "the product",
                Number.TYPE))
            .model(m -> m.parametersClass(Parameters.class).configure(Factory::configure).execute(Factory::execute))
            .keywords("product").addExternalResource("https://example.org", "more");

        public Factory() {
            super(NODE);
        }

        private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
            Parameters parameters = in.getParameters();
            NumberSpec spec = in.getInPortSpec(0);
            if (parameters.factor > 100) {
                throw new InvalidSettingsException("too much");
            }
            out.setOutSpecs(new NumberSpec(spec.max() * parameters.factor));
            out.setWarningMessage("careful");
        }

        private static void execute(ExecuteInput in, ExecuteOutput out)
            throws KNIMEException, CanceledExecutionException {
            Parameters parameters = in.getParameters();
            Number number = in.getInPortObject(0);
            in.getExecutionContext().checkCanceled();
            if (number.value() == 13) {
                throw new KNIMEException("unlucky");
            } else if (number.value() != 0) {
                out.setOutData(0, new Number(number.value() * parameters.factor));
            }
            out.setInternalData(number);
        }
    }

    private final NodeDefinition node = NodeDefinition.of(new Factory());

    private final NodePorts ports = node.ports();

    @Test
    public void configuresWithParametersMadeFromTheInput() throws Exception {
        var parameters = node.defaultParameters(ports, new NumberSpec(7));
        assertEquals(7, ((Parameters) parameters).factor);
        assertEquals(new Configured(List.of(new NumberSpec(70)), "careful"),
            node.configure(ports, new PortObjectSpec[]{new NumberSpec(10)}, parameters));
        assertThrows(InvalidSettingsException.class, () -> node.defaultParameters(ports, new NumberSpec(0)));
    }

    @Test
    public void loadsAndValidatesParameters() throws Exception {
        var model = new NodeSettings("model");
        model.addInt("factor", 5);
        assertEquals(5, ((Parameters) node.loadParameters(model)).factor);
        model.addInt("factor", 0);
        assertThrows(InvalidSettingsException.class, () -> node.loadParameters(model));
        assertThrows(InvalidSettingsException.class, () -> node.loadParameters(new NodeSettings("model")));
    }

    @Test
    public void refusesSpecsOfAnotherKind() {
        var error = assertThrows(InvalidSettingsException.class,
            () -> node.configure(ports, new PortObjectSpec[]{new DataTableSpec()}, new Parameters()));
        assertEquals("Incompatible port spec, expected: NumberSpec, actual: DataTableSpec", error.getMessage());
    }

    @Test
    public void executes() throws Exception {
        var executed = execute(new Number(4));
        assertEquals(List.of(new Number(8)), executed.outputs());
        assertEquals(List.of(new Number(4)), executed.internals());
        assertNull(executed.warning());
    }

    @Test
    public void failsLikeKnime() {
        assertEquals("unlucky", assertThrows(KNIMEException.class, () -> execute(new Number(13))).getMessage());
        assertTrue(assertThrows(IllegalStateException.class, () -> execute(new Number(0))).getMessage()
            .contains("did not set its output 0"));
        assertTrue(assertThrows(IllegalStateException.class, () -> execute(new Number(-1))).getMessage()
            .contains("has no spec"));
        assertThrows(IllegalStateException.class, () -> execute(null));
    }

    private Executed execute(PortObject input) throws Exception {
        return node.execute(ports, new PortObject[]{input}, new Parameters(), context(folder.getRoot().toPath()));
    }

    private static ExecutionContext context(Path folder) {
        return NodeRuntime.standalone(folder).newExecutionContext();
    }

    @Test
    public void describesTheNode() {
        var description = node.description();
        assertEquals("Multiply", description.name());
        assertSame(NodeType.Manipulator, description.type());
        assertEquals("Factor", description.options().get(0).title());
        assertEquals(List.of(new NodeDescription.Port("Number", "any number", "Number", PortGroup.Kind.FIXED)),
            description.inputs());
        assertEquals(List.of("product"), description.keywords());
        assertEquals("5.8.0", description.sinceVersion());
        assertFalse(node.icon().isPresent());
    }
}
