package org.screlapse.headless.workflow;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;

/** The expected outcomes are those of KNIME's ConfigEditTreeModel and VariableType. */
public class VariableOverridesTest {

    private final NodeSettings model = model();

    @Test
    public void aStringOverwritesThePathOfAFileSelection() throws Exception {
        apply("s", "file", "path", "path");
        assertEquals("true", model.getNodeSettings("file").getNodeSettings("path").getString("path"));
        assertEquals("RELATIVE", model.getNodeSettings("file").getNodeSettings("path").getString("file_system_type"));
    }

    @Test
    public void aStringCannotReplaceAWholeFileLocation() {
        String message = refused("s", "file", "path");
        assertTrue(message, message.contains("Can't overwrite the config path"));
    }

    @Test
    public void integersBecomeAnyNumberAndText() throws Exception {
        for (String key : List.of("int", "long", "double", "float", "text", "char")) {
            apply("i", key);
        }
        assertEquals(5, model.getInt("int"));
        assertEquals(5L, model.getLong("long"));
        assertEquals(5.0, model.getDouble("double"), 0);
        assertEquals("5.0", model.getEntry("float").toStringValue());
        assertEquals("5", model.getString("text"));
        assertEquals('5', model.getChar("char"));
        refused("i", "boolean");
    }

    @Test
    public void doublesBecomeDoublesAndTextButNotIntegers() throws Exception {
        apply("d", "double");
        apply("d", "text");
        assertEquals(0.25, model.getDouble("double"), 0);
        assertEquals("0.25", model.getString("text"));
        assertTrue(refused("d", "int").contains("(xint) with flow variable 'd' of type 'DOUBLE'"));
        refused("d", "long");
    }

    @Test
    public void stringsBecomeTextAndTruthValuesButNeverNumbers() throws Exception {
        apply("s", "text");
        apply("s", "boolean");
        assertEquals("true", model.getString("text"));
        assertTrue(model.getBoolean("boolean"));
        assertTrue(refused("word", "boolean").contains("as boolean expression"));
        assertTrue(refused("word", "char").contains("as char"));
        refused("s", "int");
        refused("s", "double");
    }

    @Test
    public void arraysAreReplacedAsAWholeOrByElement() throws Exception {
        apply("s", "names");
        assertArrayEquals(new String[]{"true"}, model.getStringArray("names"));
        model.addStringArray("names", "a", "b", "c");
        apply("word", "names", "1");
        assertArrayEquals(new String[]{"a", "word", "c"}, model.getStringArray("names"));
        apply("i", "numbers");
        assertArrayEquals(new int[]{5}, model.getIntArray("numbers"));
        apply("word", "none");
        assertArrayEquals(new String[]{"word"}, model.getStringArray("none"));
        refused("s", "numbers");
    }

    @Test
    public void namesAnUnknownVariableAndTheKnownOnes() {
        String message = refused("gone", "int");
        assertEquals("Unknown variable \"gone\", which controls the setting \"int\"; the variables that reach this "
            + "node are i, d, s, word.", message);
    }

    @Test
    public void passesOverWhatTheModelDoesNotHave() throws Exception {
        apply("gone", "absent");
        apply("gone", "secret_Internals");
        assertEquals("x", model.getString("secret_Internals"));
    }

    @Test
    public void bothEntriesOfALeafAreNeeded() throws Exception {
        NodeSettings variables = new NodeSettings("variables");
        variables.addNodeSettings("int").addString("used_variable", "i");
        String message =
            assertThrows(InvalidSettingsException.class, () -> VariableOverrides.apply(variables, model, available()))
                .getMessage();
        assertTrue(message, message.contains("exposed_variable"));
    }

    @Test
    public void exposesASettingAsAVariable() throws Exception {
        NodeSettings variables = new NodeSettings("variables");
        NodeSettings leaf = (NodeSettings) variables.addNodeSettings("int");
        leaf.addString("used_variable", "i");
        leaf.addString("exposed_variable", "out");
        assertEquals(List.of(new Variable("out", VariableType.INTEGER, 5)),
            VariableOverrides.apply(variables, model, available()));
    }

    private static NodeSettings model() {
        NodeSettings model = new NodeSettings("model");
        model.addInt("int", 1);
        model.addLong("long", 1);
        model.addDouble("double", 1);
        model.addFloat("float", 1);
        model.addString("text", "x");
        model.addChar("char", 'x');
        model.addBoolean("boolean", false);
        model.addStringArray("names", "a", "b");
        model.addIntArray("numbers", 1, 2);
        model.addStringArray("none");
        model.addString("secret_Internals", "x");
        NodeSettings path = (NodeSettings) model.addNodeSettings("file").addNodeSettings("path");
        path.addBoolean("location_present", true);
        path.addString("file_system_type", "RELATIVE");
        path.addString("path", "in.csv");
        return model;
    }

    private static Map<String, Variable> available() {
        Map<String, Variable> available = new LinkedHashMap<>();
        for (Variable v : List.of(new Variable("i", VariableType.INTEGER, 5),
            new Variable("d", VariableType.DOUBLE, 0.25), new Variable("s", VariableType.STRING, "true"),
            new Variable("word", VariableType.STRING, "word"))) {
            available.put(v.name(), v);
        }
        return available;
    }

    private void apply(String variable, String... path) throws InvalidSettingsException {
        NodeSettings variables = new NodeSettings("variables");
        variables.addString("version", "V_2019_09_13");
        NodeSettings leaf = (NodeSettings) variables.addNodeSettings("tree");
        for (String key : path) {
            leaf = (NodeSettings) leaf.addNodeSettings(key);
        }
        leaf.addString("used_variable", variable);
        leaf.addString("exposed_variable", null);
        VariableOverrides.apply(variables, model, available());
    }

    private String refused(String variable, String... path) {
        return assertThrows(InvalidSettingsException.class, () -> apply(variable, path)).getMessage();
    }
}
