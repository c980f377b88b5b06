package org.screlapse.headless.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.filehandling.core.connections.FSLocation;
import org.screlapse.headless.node.files.LocalFile;
import org.screlapse.headless.node.files.LocationResolver;

/**
 * A file as KNIME's file choosers store it.
 *
 * @param location file system and path
 */
record FileLocation(FSLocation location) {

    /** Reads the config {@code path} of a file chooser. */
    static FileLocation load(NodeSettingsRO chooser) throws InvalidSettingsException {
        NodeSettingsRO path = chooser.getNodeSettings("path");
        if (!path.getBoolean("location_present")) {
            throw new InvalidSettingsException("No file is selected; select one in the node's dialog.");
        }
        String file = path.getString("path");
        if (file == null || file.isBlank()) {
            throw new InvalidSettingsException("The path of the selected file is empty; select a file.");
        }
        return new FileLocation(
            new FSLocation(path.getString("file_system_type"), path.getString("file_system_specifier", null), file));
    }

    /** The path as it was chosen. */
    String text() {
        return location.getPath();
    }

    /**
     * The file on this machine, absolute; a path relative to the workflow is resolved within the workflow that runs.
     *
     * @throws IOException if the file lies where only KNIME can reach it
     */
    Path resolve() throws IOException {
        try {
            Path path = LocationResolver.resolve(location);
            return (path instanceof LocalFile file ? file.local() : path).toAbsolutePath().normalize();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
