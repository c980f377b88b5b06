package org.screlapse.headless.parameters;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.migration.Migrate;

public class ParametersPersistenceTest {

    static final class Plain implements NodeParameters {
        Double boxed = 4.0;
        FSLocation location = FSLocation.NULL;
        Optional<AllTypesParameters.Mode> maybeMode = Optional.of(AllTypesParameters.Mode.SLOW);
        List<AllTypesParameters.Item> items = List.of(new AllTypesParameters.Item());
        AllTypesParameters.Item[] none;
        int m_number = 7;
        static int shared = 9;
        private int cache = 10;
        transient int passing = 11;
    }

    static final class Grown implements NodeParameters {
        int old = 1;
        @Migrate(loadDefaultIfAbsent = true)
        int added = 2;

        @Override
        public void validate() throws InvalidSettingsException {
            if (old > 10) {
                throw new InvalidSettingsException("too old");
            }
        }
    }

    static final class Unsaveable implements NodeParameters {
        Thread thread;
    }

    @Test
    public void loadsWhatKnimeHasWrittenAndWritesTheSame() throws Exception {
        var model = KnimeExamples.settings("all-parameter-types", "Lab Sink (#2)").getNodeSettings("model");
        var loaded = ParametersPersistence.load(AllTypesParameters.class, model);
        assertEquals("i", loaded.m_column);
        assertEquals(Optional.empty(), loaded.m_maybe);
        assertEquals(Optional.of(3), loaded.m_maybeInt);
        assertArrayEquals(new String[]{"i"}, loaded.m_strings);
        assertEquals(2, loaded.m_items.length);
        assertEquals("(RELATIVE, knime.workflow.data, in.txt)", loaded.m_file.getFSLocation().toString());
        NodeSettings saved = saved(loaded);
        for (var key : saved.keySet()) {
            assertEquals(key, ((NodeSettings) model).getEntry(key), saved.getEntry(key));
        }
    }

    @Test
    public void savesEveryTypeAndLoadsItAgain() throws Exception {
        var settings = saved(new Plain());
        var loaded = ParametersPersistence.load(Plain.class, settings);
        assertEquals(text(settings), text(saved(loaded)));
        assertEquals(Optional.of(AllTypesParameters.Mode.SLOW), loaded.maybeMode);
        assertEquals(7, settings.getInt("number"));
        assertNull(loaded.none);
        assertEquals(1, loaded.items.size());
        for (var key : List.of("shared", "cache", "passing", "m_number")) {
            assertFalse(key, settings.containsKey(key));
        }
    }

    @Test
    public void missingEntryIsAnError() throws Exception {
        var empty = new NodeSettings("model");
        var error = assertThrows(InvalidSettingsException.class, () -> ParametersPersistence.load(Plain.class, empty));
        assertTrue(error.getMessage(), error.getMessage().contains("boxed"));
    }

    @Test
    public void unknownConstantIsAnErrorThatNamesTheKnownOnes() throws Exception {
        var settings = saved(new AllTypesParameters());
        settings.addString("mode", "MEDIUM");
        var error = assertThrows(InvalidSettingsException.class,
            () -> ParametersPersistence.load(AllTypesParameters.class, settings));
        assertEquals("Invalid value 'MEDIUM'. Possible values: FAST, SLOW", error.getMessage());
    }

    @Test
    public void optionalWithoutItsFlagIsPresent() throws Exception {
        var settings = new NodeSettings("model");
        for (var key : saved(new AllTypesParameters()).keySet()) {
            if (!key.equals("maybeInt_is_present")) {
                settings.addEntry(saved(new AllTypesParameters()).getEntry(key));
            }
        }
        assertEquals(Optional.of(3), ParametersPersistence.load(AllTypesParameters.class, settings).m_maybeInt);
    }

    @Test
    public void fieldsAddedLaterGetDefaults() throws Exception {
        var settings = new NodeSettings("model");
        settings.addInt("old", 10);
        var loaded = ParametersPersistence.load(Grown.class, settings);
        assertEquals(10, loaded.old);
        assertEquals(2, loaded.added);
        loaded.added = 30;
        assertEquals(30, ParametersPersistence.load(Grown.class, saved(loaded)).added);
    }

    @Test
    public void valuesAreValidatedOnRequest() throws Exception {
        var settings = saved(new Grown());
        settings.addInt("old", 11);
        assertEquals(11, ParametersPersistence.load(Grown.class, settings).old);
        var error = assertThrows(InvalidSettingsException.class,
            () -> ParametersPersistence.loadValidated(Grown.class, settings));
        assertEquals("too old", error.getMessage());
    }

    @Test
    public void fieldOfAnotherTypeIsRefused() {
        var error = assertThrows(IllegalArgumentException.class, () -> saved(new Unsaveable()));
        assertTrue(error.getMessage(), error.getMessage().startsWith("Unsaveable.thread is of type Thread"));
    }

    private static NodeSettings saved(NodeParameters parameters) {
        var settings = new NodeSettings("model");
        ParametersPersistence.save(parameters, settings);
        return settings;
    }

    private static String text(NodeSettings settings) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var copy = new NodeSettings("copy");
        settings.copyTo(copy);
        copy.saveToXML(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
