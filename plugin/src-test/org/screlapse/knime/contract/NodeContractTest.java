package org.screlapse.knime.contract;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.screlapse.headless.node.KnownInputs;
import org.screlapse.headless.node.NodeDefinition;
import org.screlapse.headless.node.NodeDescription;
import org.screlapse.headless.parameters.OptionDescription;
import org.screlapse.knime.testing.dialog.DescriptionCheck;
import org.screlapse.knime.testing.dialog.ParametersCheck;
import org.screlapse.headless.parameters.ParametersPersistence;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.Plugin;
import org.screlapse.knime.testing.SmallData;

/** Each node that plugin.xml registers. */
@RunWith(Parameterized.class)
public class NodeContractTest {

    private static final int ICON_SIZE = 16;
    private static final int MIN_INTRO = 150;
    private static final PortObjectSpec CELLS = new SingleCellPortObjectSpec(
        SmallData.samples(new Object[]{"P1", "diagnosis", 1, 1}, new Object[]{"P1", "relapse", 1, 1}).summary());
    private static final PortObjectSpec TABLE =
        new DataTableSpec(new String[]{"patient", "fraction"}, new DataType[]{StringCell.TYPE, DoubleCell.TYPE});

    private final NodeDefinition node;
    private final Class<? extends NodeParameters> parameters;

    /** @param node one of the plugin's nodes */
    public NodeContractTest(String name, NodeDefinition node) {
        this.node = node;
        parameters = node.parametersClass().orElseThrow();
    }

    /** @return the plugin's nodes with their names */
    @Parameters(name = "{0}")
    public static List<Object[]> nodes() {
        return Plugin.nodes().stream().map(node -> new Object[]{node.name(), node}).toList();
    }

    @Test
    public void descriptionIsComplete() {
        NodeDescription description = node.description();
        assertEquals(List.of(), DescriptionCheck.problems(description));
        assertTrue(description.intro().length() > MIN_INTRO);
        assertTrue("short description is a sentence", description.shortDescription().endsWith("."));
        assertFalse("has keywords", description.keywords().isEmpty());
        assertEquals("5.8.0", description.sinceVersion());
    }

    @Test
    public void optionTitlesAreUnique() {
        Set<String> titles = new HashSet<>();
        for (OptionDescription option : node.description().options()) {
            assertTrue(option.title() + " comes twice", titles.add(option.title()));
        }
    }

    @Test
    public void iconIsASmallPicture() throws IOException {
        URL icon = node.icon().orElseThrow();
        assertTrue(icon.getPath().endsWith(".png"));
        assertIcon(ImageIO.read(icon));
    }

    @Test
    public void parametersAreFine() {
        assertEquals(List.of(), ParametersCheck.problems(parameters));
        assertEquals("with inputs of which nothing is known", List.of(), ParametersCheck.problems(parameters,
            KnownInputs.ofSpecs(new PortObjectSpec[node.ports().inputs().size()])));
    }

    @Test
    public void dialogOffersChoicesOfTheInputs() throws InvalidSettingsException {
        KnownInputs inputs = KnownInputs.ofSpecs(node.ports().inputs().stream()
            .map(type -> type.equals(SingleCellPortObject.TYPE) ? CELLS : TABLE).toArray(PortObjectSpec[]::new));
        assertEquals(List.of(), ParametersCheck.problems(parameters, inputs));
        assertNotNull(ParametersPersistence.defaults(parameters, inputs));
    }

    /** Settings that came later take their default, so that older workflows can be opened. */
    @Test
    public void missingSettingIsAnErrorUnlessItCameLater() throws InvalidSettingsException, IOException {
        NodeSettings all = new NodeSettings("model");
        ParametersPersistence.save(ParametersPersistence.defaults(parameters), all);
        for (String key : all.keySet()) {
            NodeSettings incomplete = new NodeSettings("model");
            for (String other : all.keySet()) {
                if (!other.equals(key)) {
                    incomplete.addEntry(all.getEntry(other));
                }
            }
            if (cameLater(key)) {
                assertNotNull(node.loadParameters(incomplete));
                continue;
            }
            try {
                node.loadParameters(incomplete);
                throw new AssertionError("a node without the setting " + key + " was loaded");
            } catch (InvalidSettingsException e) {
                assertTrue(e.getMessage(), e.getMessage().contains(key));
            }
        }
    }

    private boolean cameLater(String key) {
        return parameters.isAnnotationPresent(LoadDefaultsForAbsentFields.class)
            || Arrays.stream(parameters.getDeclaredFields())
                .anyMatch(field -> field.getName().equals(key) && field.isAnnotationPresent(Migrate.class));
    }

    @Test
    public void settingsKeepTheirValues() throws InvalidSettingsException, IOException {
        NodeSettings saved = new NodeSettings("model");
        ParametersPersistence.save(ParametersPersistence.defaults(parameters), saved);
        NodeSettings again = new NodeSettings("model");
        ParametersPersistence.save(node.loadParameters(saved), again);
        assertEquals(xml(saved), xml(again));
    }

    static void assertIcon(BufferedImage icon) {
        assertNotNull(icon);
        assertEquals(ICON_SIZE, icon.getWidth());
        assertEquals(ICON_SIZE, icon.getHeight());
        assertTrue("transparent background", icon.getColorModel().hasAlpha());
    }

    private static String xml(NodeSettings settings) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        settings.saveToXML(out);
        return out.toString();
    }
}
