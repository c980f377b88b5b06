package org.knime.core.node.workflow;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.screlapse.headless.runtime.FlowVariables;

/** Flow variables and how they take the place of settings. */
public class FlowVariableTest {

    @Test
    public void variablesAreSavedAsInWorkflowKnime() throws Exception {
        for (FlowVariable variable : List.of(new FlowVariable("a", "text"), new FlowVariable("b", 3),
            new FlowVariable("c", 0.5), new FlowVariable("d", VariableType.LongType.INSTANCE, 4L),
            new FlowVariable("e", VariableType.BooleanType.INSTANCE, true))) {
            NodeSettings settings = new NodeSettings("Var_0");
            variable.save(settings);
            assertEquals(variable, FlowVariable.load(settings));
        }
        NodeSettings settings = new NodeSettings("Var_0");
        new FlowVariable("rows", 3).save(settings);
        assertEquals("INTEGER", settings.getString("class"));
        assertEquals(3, settings.getInt("value"));
        settings.addString("class", "OTHER");
        assertEquals("No flow variable type for identifier/class 'OTHER'",
            assertThrows(InvalidSettingsException.class, () -> FlowVariable.load(settings)).getMessage());
    }

    @Test
    public void valuesComeInTheirOwnTypeOnly() {
        FlowVariable text = new FlowVariable("a", "text");
        assertEquals("text", text.getStringValue());
        assertEquals(0, text.getIntValue());
        assertTrue(Double.isNaN(text.getDoubleValue()));
        assertNull(new FlowVariable("b", 3).getStringValue());
        assertEquals("3", new FlowVariable("b", 3).getValueAsString());
    }

    @Test
    public void valuesAreConvertedWhereNothingIsLost() {
        FlowVariable three = new FlowVariable("b", 3);
        assertEquals(3.0, three.getValue(VariableType.DoubleType.INSTANCE), 0);
        assertEquals("3", three.getValue(VariableType.StringType.INSTANCE));
        assertThrows(IllegalArgumentException.class,
            () -> new FlowVariable("c", 0.5).getValue(VariableType.IntType.INSTANCE));
    }

    @Test
    public void namesAreNotBlank() {
        assertThrows(IllegalArgumentException.class, () -> new FlowVariable(" ", 1));
        assertThrows(IllegalArgumentException.class, () -> new FlowVariable(null, 1));
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

    private static NodeSettings overwritten(String key, FlowVariable variable) throws Exception {
        NodeSettings s = settings();
        FlowVariables.overwrite(s, key, variable);
        return s;
    }

    @Test
    public void variableTakesThePlaceOfASetting() throws Exception {
        FlowVariable seven = new FlowVariable("v", 7);
        assertEquals(7, overwritten("int", seven).getInt("int"));
        assertEquals(7L, overwritten("long", seven).getLong("long"));
        assertEquals(7.0, overwritten("double", seven).getDouble("double"), 0);
        assertEquals(7, overwritten("byte", seven).getByte("byte"));
        assertEquals("7", overwritten("string", seven).getString("string"));
        assertEquals('7', overwritten("char", seven).getChar("char"));
        assertTrue(overwritten("boolean", new FlowVariable("v", "TRUE")).getBoolean("boolean"));
        assertEquals(';', overwritten("char", new FlowVariable("v", ";")).getChar("char"));
        assertArrayEquals(new String[]{"x"},
            overwritten("strings", new FlowVariable("v", "x")).getStringArray("strings"));
        assertArrayEquals(new double[]{7}, overwritten("doubles", seven).getDoubleArray("doubles"), 0);
        assertArrayEquals(new int[]{7}, overwritten("ints", seven).getIntArray("ints"));
    }

    @Test
    public void variableThatDoesNotFitIsAnError() {
        assertError("Can't overwrite the config int [xint] -> 1 (xint) with flow variable 'v' of type 'STRING'.", "int",
            new FlowVariable("v", "7"));
        assertError("Can't overwrite the config int [xint] -> 1 (xint) with flow variable 'v' of type 'DOUBLE'.", "int",
            new FlowVariable("v", 7.0));
        assertError("Unable to parse \"yes\" (variable \"v\") as boolean expression (settings parameter \"boolean\")",
            "boolean", new FlowVariable("v", "yes"));
        assertError("Value of variable \"v\" can't be cast to xbyte(settings parameter \"byte\"), out of range: 300",
            "byte", new FlowVariable("v", 300));
        assertError("Can't overwrite the config group (config) with flow variable 'v' of type 'INTEGER'.", "group",
            new FlowVariable("v", 1));
        assertError("No matching element found for entry with key: nope", "nope", new FlowVariable("v", 1));
    }

    private static void assertError(String message, String key, FlowVariable variable) {
        assertEquals(message,
            assertThrows(InvalidSettingsException.class, () -> FlowVariables.overwrite(settings(), key, variable))
                .getMessage());
    }
}
