package org.screlapse.headless.parameters;

import java.util.Map;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.filehandling.core.connections.FSLocation;

/** A value that is one entry of the settings, or a config with a layout of its own. */
final class LeafPersistence implements Persistence {

    private static final Map<Class<?>, Format<?>> FORMATS =
        Map.ofEntries(entry(Integer.class, NodeSettingsRO::getInt, (s, k, v) -> s.addInt(k, v), 0),
            entry(Long.class, NodeSettingsRO::getLong, (s, k, v) -> s.addLong(k, v), 0L),
            entry(Double.class, NodeSettingsRO::getDouble, (s, k, v) -> s.addDouble(k, v), 0.0),
            entry(Boolean.class, NodeSettingsRO::getBoolean, (s, k, v) -> s.addBoolean(k, v), false),
            entry(String.class, NodeSettingsRO::getString, (s, k, v) -> s.addString(k, v), null),
            entry(String[].class, NodeSettingsRO::getStringArray, (s, k, v) -> s.addStringArray(k, v), new String[0]),
            Map.entry(FSLocation.class, FileLocationFormat.FORMAT));

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(int.class, Integer.class, long.class, Long.class,
        double.class, Double.class, boolean.class, Boolean.class);

    private final String key;

    private final Format<Object> format;

    private LeafPersistence(String key, Format<Object> format) {
        this.key = key;
        this.format = format;
    }

    /** How a value is written; {@code empty} is written for an optional that has none. */
    record Format<T>(Reader<T> reader, Writer<T> writer, T empty) {}

    /** Reads the value of a key. */
    interface Reader<T> {
        T read(NodeSettingsRO settings, String key) throws InvalidSettingsException;
    }

    /** Writes the value of a key. */
    interface Writer<T> {
        void write(NodeSettingsWO settings, String key, T value);
    }

    private static <T> Map.Entry<Class<?>, Format<?>> entry(Class<T> type, Reader<T> reader, Writer<T> writer,
        T empty) {
        return Map.entry(type, new Format<>(reader, writer, empty));
    }

    /** Empty if there is no way to save the type. */
    static Optional<LeafPersistence> of(Class<?> type, String key) {
        return format(type).map(format -> new LeafPersistence(key, format));
    }

    @SuppressWarnings("unchecked")
    private static Optional<Format<Object>> format(Class<?> type) {
        Format<?> format = FORMATS.get(BOXES.getOrDefault(type, type));
        if (format == null && type.isEnum()) {
            format = EnumFormat.of(type);
        }
        return Optional.ofNullable((Format<Object>) format);
    }

    @Override
    public Object load(NodeSettingsRO settings) throws InvalidSettingsException {
        return format.reader().read(settings, key);
    }

    @Override
    public void save(Object value, NodeSettingsWO settings) {
        format.writer().write(settings, key, value);
    }

    /** The same value with a second entry that says whether there is one. */
    Persistence optional() {
        var presentKey = key + "_is_present";
        return new Persistence() {

            @Override
            public Object load(NodeSettingsRO settings) throws InvalidSettingsException {
                return settings.getBoolean(presentKey, true) ? Optional.ofNullable(LeafPersistence.this.load(settings))
                    : Optional.empty();
            }

            @Override
            public void save(Object value, NodeSettingsWO settings) {
                var content = (Optional<?>) value;
                LeafPersistence.this.save(content.isPresent() ? content.get() : format.empty(), settings);
                settings.addBoolean(presentKey, content.isPresent());
            }
        };
    }
}
