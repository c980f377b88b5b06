package org.screlapse.headless.csv;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.util.FileUtil;
import org.knime.core.util.WorkflowFolder;
import org.knime.filehandling.core.connections.FSLocation;

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
            return found().toAbsolutePath().normalize();
        } catch (IllegalArgumentException | URISyntaxException e) {
            throw new IOException("\"" + text() + "\" is no path or address of a file: " + e.getMessage(), e);
        }
    }

    private Path found() throws IOException, URISyntaxException {
        String specifier = location.getFileSystemSpecifier().orElse("");
        Path found = switch (location.getFSCategory()) {
            case LOCAL -> Path.of(text());
            case RELATIVE -> switch (specifier) {
                case "knime.workflow" -> WorkflowFolder.resolve(text());
                case "knime.workflow.data" -> WorkflowFolder.resolve("data/" + text());
                default -> throw new IOException("The path \"" + text() + "\" is relative to " + specifier
                    + ", which there is none of in a batch run; make it relative to the workflow's data area.");
            };
            case CUSTOM_URL -> FileUtil.resolveToPath(FileUtil.toURL(text()));
            default -> null;
        };
        if (found == null) {
            throw new IOException("The file " + location + " cannot be reached without KNIME; give a local path or one "
                + "relative to the workflow's data area.");
        }
        return found;
    }
}
