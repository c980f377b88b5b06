package org.screlapse.headless.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;

/** A location of a file is saved as a config of its parts. */
final class FileLocationFormat {

    static final LeafPersistence.Format<FSLocation> FORMAT = new LeafPersistence.Format<>(FileLocationFormat::read,
        FileLocationFormat::write, new FSLocation(FSCategory.LOCAL, ""));

    private static final String PRESENT = "location_present";

    private static final String CATEGORY = "file_system_type";

    private static final String SPECIFIER = "file_system_specifier";

    private static final String PATH = "path";

    private FileLocationFormat() {
    }

    private static FSLocation read(NodeSettingsRO settings, String key) throws InvalidSettingsException {
        var config = settings.getNodeSettings(key);
        if (!config.getBoolean(PRESENT)) {
            return FSLocation.NULL;
        }
        return new FSLocation(config.getString(CATEGORY), config.getString(SPECIFIER, null), config.getString(PATH));
    }

    private static void write(NodeSettingsWO settings, String key, FSLocation location) {
        var config = settings.addNodeSettings(key);
        var present = location.getFileSystemCategory() != null;
        config.addBoolean(PRESENT, present);
        if (present) {
            config.addString(CATEGORY, location.getFileSystemCategory());
            location.getFileSystemSpecifier().ifPresent(specifier -> config.addString(SPECIFIER, specifier));
            config.addString(PATH, location.getPath());
        }
    }
}
