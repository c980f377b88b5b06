package org.screlapse.headless.workflow;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;

/** Which variable goes into which setting. */
public class VariableFitTest {

    private static Variable variable(Object value) {
        VariableType type = value instanceof Integer ? VariableType.INTEGER
            : value instanceof Double ? VariableType.DOUBLE : VariableType.STRING;
        return new Variable("v", type, value);
    }

    private static NodeSettings settings() {
        NodeSettings s = new NodeSettings("model");
        s.addInt("int", 1);
        s.addLong("long", 1);
        s.addDouble("double", 1);
        s.addByte("byte", (byte) 1);
        s.addString("string", "a");
        s.addBoolean("boolean", false);
        s.addChar("char", ',');
        s.addStringArray("strings", "a", "b");
        s.addDoubleArray("doubles", 1, 2);
        s.addIntArray("ints", 1, 2);
        s.addConfig("group").addInt("x", 1);
        return s;
    }

    private static NodeSettings overwritten(String key, Variable variable) throws Exception {
        NodeSettings s = settings();
        VariableFit.overwrite(s, key, variable);
        return s;
    }

    @Test
    public void variableTakesThePlaceOfASetting() throws Exception {
        Variable seven = variable(7);
        assertEquals(7, overwritten("int", seven).getInt("int"));
        assertEquals(7L, overwritten("long", seven).getLong("long"));
        assertEquals(7.0, overwritten("double", seven).getDouble("double"), 0);
        assertEquals("7", overwritten("byte", seven).getEntry("byte").toStringValue());
        assertEquals("7", overwritten("string", seven).getString("string"));
        assertEquals('7', overwritten("char", seven).getChar("char"));
        assertTrue(overwritten("boolean", variable("TRUE")).getBoolean("boolean"));
        assertEquals(';', overwritten("char", variable(";")).getChar("char"));
        assertArrayEquals(new String[]{"x"}, overwritten("strings", variable("x")).getStringArray("strings"));
        assertArrayEquals(new double[]{7}, overwritten("doubles", seven).getDoubleArray("doubles"), 0);
        assertArrayEquals(new int[]{7}, overwritten("ints", seven).getIntArray("ints"));
    }

    @Test
    public void variableThatDoesNotFitIsAnError() {
        assertError("Can't overwrite the config int [xint] -> 1 (xint) with flow variable 'v' of type 'STRING'.", "int",
            variable("7"));
        assertError("Can't overwrite the config int [xint] -> 1 (xint) with flow variable 'v' of type 'DOUBLE'.", "int",
            variable(7.0));
        assertError("Unable to parse \"yes\" (variable \"v\") as boolean expression (settings parameter \"boolean\")",
            "boolean", variable("yes"));
        assertError("Value of variable \"v\" can't be cast to xbyte(settings parameter \"byte\"), out of range: 300",
            "byte", variable(300));
        assertError("Can't overwrite the config group (config) with flow variable 'v' of type 'INTEGER'.", "group",
            variable(1));
        assertError("No matching element found for entry with key: nope", "nope", variable(1));
    }

    private static void assertError(String message, String key, Variable variable) {
        assertEquals(message,
            assertThrows(InvalidSettingsException.class, () -> VariableFit.overwrite(settings(), key, variable))
                .getMessage());
    }
}
