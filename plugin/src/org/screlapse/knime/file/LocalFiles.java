package org.screlapse.knime.file;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.knime.core.util.FileUtil;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;

/** Finds the file on this machine behind a location or a text, without a copy, where there is one. */
public final class LocalFiles {

    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    private LocalFiles() {
    }

    /**
     * @param location where the user pointed
     * @return the file on this machine; empty if the location is remote
     * @throws IOException if the location cannot be understood
     */
    public static Optional<Path> find(FSLocation location) throws IOException {
        try {
            if (location.getFSCategory() == FSCategory.LOCAL) {
                return Optional.of(Path.of(location.getPath()));
            }
            if (location.getFSCategory() == FSCategory.RELATIVE) {
                return Optional.ofNullable(FileUtil.resolveToPath(FileUtil.toURL(knimeUrl(location))));
            }
            if (location.getFSCategory() == FSCategory.CUSTOM_URL) {
                return Optional.ofNullable(FileUtil.resolveToPath(FileUtil.toURL(location.getPath())));
            }
            return Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException("The location \"" + location.getPath() + "\" is not a valid path.", e);
        }
    }

    /**
     * @param text a path of this machine, or a URL, such as a knime: or file: URL
     * @return the file on this machine, absolute only if the text is; empty if the text leads elsewhere
     * @throws IOException if the text is no path
     */
    public static Optional<Path> find(String text) throws IOException {
        try {
            return URL.matcher(text).matches() ? Optional.ofNullable(FileUtil.resolveToPath(FileUtil.toURL(text)))
                : Optional.of(Path.of(text));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException("\"" + text + "\" is not a valid path.", e);
        }
    }

    /** The workflow's data area is the folder "data" of the workflow. */
    private static String knimeUrl(FSLocation location) {
        String specifier = location.getFileSystemSpecifier().orElse("");
        String base = specifier.equals("knime.workflow.data") ? "knime.workflow/data" : specifier;
        return "knime://" + base + "/" + location.getPath();
    }
}
