package org.screlapse.headless.node.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;

import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.FSPath;
import org.knime.filehandling.core.connections.RelativeTo;
import org.screlapse.headless.runtime.WorkflowFolder;

/** Turns locations, as a dialog has them, into paths. */
public final class LocationResolver {

    private static final String DATA_FOLDER = "data";

    private LocationResolver() {
    }

    /**
     * @param location where a file is
     * @return its path; whether there is such a file is not checked
     * @throws UncheckedIOException with one sentence for the user if it lies where only KNIME can reach it
     */
    public static FSPath resolve(FSLocation location) {
        if (location.getFileSystemCategory() == null || location.getPath().isBlank()) {
            throw failure("No file has been chosen; choose one in the node's dialog.");
        }
        return switch (location.getFSCategory()) {
            case LOCAL -> new LocalFiles(FSCategory.LOCAL, null, null).getPath(location.getPath());
            case RELATIVE -> relative(location);
            case CUSTOM_URL -> address(location.getPath());
            default -> throw failure("The file " + location + " lies on a file system that cannot be reached without "
                + "KNIME; give a local path or one relative to the workflow's data area.");
        };
    }

    private static FSPath relative(FSLocation location) {
        var specifier = location.getFileSystemSpecifier().orElseThrow(
            () -> new IllegalArgumentException("The location " + location + " does not say what it is relative to."));
        var base = switch (RelativeTo.fromSettingsValue(specifier)) {
            case WORKFLOW -> inWorkflow("");
            case WORKFLOW_DATA -> inWorkflow(DATA_FOLDER);
            default -> throw failure("The path \"" + location.getPath() + "\" is relative to " + specifier
                + ", which there is none of in a batch run; make it relative to the workflow's data area.");
        };
        return new LocalFiles(FSCategory.RELATIVE, specifier, base).getPath(location.getPath());
    }

    private static Path inWorkflow(String path) {
        var folder = WorkflowFolder.current().orElseThrow(() -> failure(
            "A path relative to the workflow cannot be resolved outside of a workflow; give an absolute path."));
        var resolved = folder.resolve(path.replaceFirst("^/+", "")).normalize();
        if (!resolved.startsWith(folder)) { // KNIME's batch application does not allow that either
            throw failure("The path \"" + path + "\" leaves the workflow's folder " + folder
                + "; keep the file inside of it or give an absolute path.");
        }
        return resolved;
    }

    private static FSPath address(String address) {
        URI uri;
        try {
            uri = new URI(address.replace(" ", "%20"));
        } catch (URISyntaxException e) {
            throw failure("\"" + address + "\" is not an address: " + e.getReason() + ".");
        }
        var files = new LocalFiles(FSCategory.CUSTOM_URL, null, null);
        if ("knime".equals(uri.getScheme()) && "knime.workflow".equals(uri.getHost())) {
            return files.getPath(inWorkflow(uri.getPath()).toString());
        }
        if ("file".equals(uri.getScheme())) {
            return files.getPath(localFile(uri, address).toString());
        }
        throw failure("The address " + address + " cannot be reached without KNIME; file: and knime://knime.workflow/ "
            + "addresses can.");
    }

    private static Path localFile(URI uri, String address) {
        try {
            return Path.of(uri);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw failure("\"" + address + "\" is not the address of a local file: " + e.getMessage() + ".");
        }
    }

    private static UncheckedIOException failure(String message) {
        return new UncheckedIOException(message, new IOException(message));
    }
}
