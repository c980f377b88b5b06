package org.screlapse.headless.parameters;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** An enum is saved as the name of its constant. */
final class EnumFormat {

    private EnumFormat() {
    }

    static LeafPersistence.Format<?> of(Class<?> type) {
        return new LeafPersistence.Format<Object>((settings, key) -> read(type, settings, key),
            (settings, key, value) -> settings.addString(key, value == null ? null : ((Enum<?>) value).name()), null);
    }

    private static Object read(Class<?> type, NodeSettingsRO settings, String key) throws InvalidSettingsException {
        var name = settings.getString(key);
        for (var constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new InvalidSettingsException("Invalid value '" + name + "'. Possible values: "
            + Arrays.stream(type.getEnumConstants()).map(c -> ((Enum<?>) c).name()).collect(Collectors.joining(", ")));
    }
}
