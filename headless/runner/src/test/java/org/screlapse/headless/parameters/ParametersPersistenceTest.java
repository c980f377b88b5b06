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
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.migration.ConfigMigration;
import org.knime.node.parameters.migration.DefaultProvider;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.migration.NodeParametersMigration;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistor;
import org.knime.node.parameters.widget.choices.filter.StringFilter;

public class ParametersPersistenceTest {

    static final class Plain implements NodeParameters {
        byte m_byte = 1;
        float floatValue = 2.5f;
        char letter = 'x';
        Double boxed = 4.0;
        double[] numbers = {1, 2};
        boolean[] flags = {true};
        StringFilter filter = new StringFilter(new String[]{"a"});
        LocalTime time = LocalTime.of(10, 0);
        LocalDateTime dateTime = LocalDateTime.of(2026, 1, 2, 3, 4);
        ZonedDateTime zoned = ZonedDateTime.of(2026, 1, 2, 3, 4, 0, 0, ZoneId.of("Europe/Berlin"));
        ZoneId zone = ZoneId.of("UTC");
        FSLocation location = FSLocation.NULL;
        Optional<AllTypesParameters.Mode> maybeMode = Optional.of(AllTypesParameters.Mode.SLOW);
        List<AllTypesParameters.Item> items = List.of(new AllTypesParameters.Item());
        AllTypesParameters.Item[] none;
        @Persist(configKey = "other_key")
        int renamed = 7;
        @Persist(hidden = true)
        int internal = 8;
        static int shared = 9;
        private int cache = 10;
        transient int passing = 11;
    }

    static final class Grown implements NodeParameters {
        int old = 1;
        @Migrate(loadDefaultIfAbsent = true)
        int added = 2;
        @Migration(Three.class)
        int computed;
        @Migration(FromText.class)
        int parsed;
    }

    static final class Three implements DefaultProvider<Integer> {
        @Override
        public Integer getDefault() {
            return 3;
        }
    }

    static final class FromText implements NodeParametersMigration<Integer> {
        @Override
        public List<ConfigMigration<Integer>> getConfigMigrations() {
            return List.of(ConfigMigration.builder(s -> Integer.valueOf(s.getString("as_text")))
                .withDeprecatedConfigPath("as_text").build());
        }
    }

    @LoadDefaultsForAbsentFields
    static final class Tolerant implements NodeParameters {
        int first = 1;
        String second = "two";
    }

    static final class Custom implements NodeParameters {
        @Persistor(Range.class)
        int[] range = {1, 5};

        @Override
        public void validate() throws InvalidSettingsException {
            if (range[0] > range[1]) {
                throw new InvalidSettingsException("from is greater than to");
            }
        }
    }

    static final class Range implements NodeParametersPersistor<int[]> {
        @Override
        public int[] load(NodeSettingsRO settings) throws InvalidSettingsException {
            return new int[]{settings.getInt("from"), settings.getInt("to")};
        }

        @Override
        public void save(int[] range, NodeSettingsWO settings) {
            settings.addInt("from", range[0]);
            settings.addInt("to", range[1]);
        }

        @Override
        public String[][] getConfigPaths() {
            return new String[][]{{"from"}, {"to"}};
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
        assertEquals(LocalDate.of(2026, 1, 1), loaded.m_date);
        assertEquals("(RELATIVE, knime.workflow.data, in.txt)", loaded.m_file.getFSLocation().toString());
        assertEquals(text((NodeSettings) model), text(saved(loaded)));
    }

    @Test
    public void savesEveryTypeAndLoadsItAgain() throws Exception {
        var settings = saved(new Plain());
        var loaded = ParametersPersistence.load(Plain.class, settings);
        assertEquals(text(settings), text(saved(loaded)));
        assertEquals("10:00:00", settings.getString("time"));
        assertEquals("2026-01-02T03:04:00+01:00[Europe/Berlin]", settings.getString("zoned"));
        assertEquals(Optional.of(AllTypesParameters.Mode.SLOW), loaded.maybeMode);
        assertEquals(7, settings.getInt("other_key"));
        assertEquals(8, settings.getInt("internal_Internals"));
        assertNull(loaded.none);
        assertEquals(1, loaded.items.size());
        for (var key : List.of("shared", "cache", "passing", "renamed", "m_byte")) {
            assertFalse(key, settings.containsKey(key));
        }
    }

    @Test
    public void missingEntryIsAnError() throws Exception {
        var empty = new NodeSettings("model");
        var error = assertThrows(InvalidSettingsException.class, () -> ParametersPersistence.load(Plain.class, empty));
        assertTrue(error.getMessage(), error.getMessage().contains("byte"));
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
    public void fieldsAddedLaterGetDefaultsOrAreMigrated() throws Exception {
        var settings = new NodeSettings("model");
        settings.addInt("old", 10);
        settings.addString("as_text", "40");
        var loaded = ParametersPersistence.load(Grown.class, settings);
        assertEquals(10, loaded.old);
        assertEquals(2, loaded.added);
        assertEquals(3, loaded.computed);
        assertEquals(40, loaded.parsed);
        loaded.computed = 30;
        loaded.parsed = 41;
        var again = ParametersPersistence.load(Grown.class, saved(loaded));
        assertEquals(30, again.computed);
        assertEquals(41, again.parsed);
    }

    @Test
    public void tolerantClassKeepsDefaults() throws Exception {
        var settings = new NodeSettings("model");
        settings.addInt("first", 5);
        var loaded = ParametersPersistence.load(Tolerant.class, settings);
        assertEquals(5, loaded.first);
        assertEquals("two", loaded.second);
    }

    @Test
    public void customLayoutIsUsedAndValuesAreValidatedOnRequest() throws Exception {
        var settings = saved(new Custom());
        assertEquals(5, settings.getInt("to"));
        settings.addInt("from", 6);
        assertArrayEquals(new int[]{6, 5}, ParametersPersistence.load(Custom.class, settings).range);
        var error = assertThrows(InvalidSettingsException.class,
            () -> ParametersPersistence.loadValidated(Custom.class, settings));
        assertEquals("from is greater than to", error.getMessage());
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
