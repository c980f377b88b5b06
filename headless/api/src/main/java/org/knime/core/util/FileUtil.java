package org.knime.core.util;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Paths and temporary files. Of KNIME's own URLs, those relative to the workflow (knime://knime.workflow/…) work. */
public final class FileUtil {

    private static final String PROTOCOL = "knime";
    private static final String WORKFLOW_HOST = "knime.workflow";

    /** Makes knime:// a known protocol for URLs that are resolved, not opened. */
    private static final URLStreamHandler HANDLER = new URLStreamHandler() {

        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            return fileOf(url).toUri().toURL().openConnection();
        }
    };

    private FileUtil() {
    }

    /** @param path a URL or a path of the local file system */
    public static URL toURL(String path) throws MalformedURLException, InvalidPathException {
        if (path.isEmpty()) {
            throw new InvalidPathException("", "Empty path");
        }
        String encoded = path.replace(" ", "%20");
        if (encoded.startsWith(PROTOCOL + "://")) {
            return new URL(null, encoded, HANDLER);
        }
        try {
            return new URL(encoded);
        } catch (MalformedURLException e) {
            return Path.of(path).toAbsolutePath().toUri().toURL();
        }
    }

    /** @return the local path, or null when the URL leads elsewhere */
    public static Path resolveToPath(URL url) throws IOException, URISyntaxException {
        if (PROTOCOL.equalsIgnoreCase(url.getProtocol())) {
            return fileOf(url);
        }
        return "file".equalsIgnoreCase(url.getProtocol()) ? Path.of(new URI(url.toString().replace(" ", "%20"))) : null;
    }

    private static Path fileOf(URL url) throws IOException {
        Path workflow = WorkflowFolder.current()
            .orElseThrow(() -> new IOException("Cannot resolve " + url + ": no workflow is running here."));
        if (!WORKFLOW_HOST.equalsIgnoreCase(url.getHost())) {
            throw new IOException("Cannot resolve " + url + ": there is no mountpoint here, only " + PROTOCOL + "://"
                + WORKFLOW_HOST + "/… works. Keep the file inside the workflow folder.");
        }
        Path file;
        try {
            file = workflow.resolve(new URI(url.toString()).getPath().substring(1)).normalize();
        } catch (URISyntaxException | StringIndexOutOfBoundsException e) {
            throw new IOException("Cannot resolve " + url + ": it is no valid path below the workflow folder.", e);
        }
        if (!file.startsWith(workflow)) {
            throw new IOException("Cannot resolve " + url + ": it leads out of the workflow folder.");
        }
        return file;
    }

    /** A new folder, emptied and deleted when the program ends. */
    public static File createTempDir(String prefix) throws IOException {
        Path folder = Files.createTempDirectory(prefix);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteRecursively(folder.toFile())));
        return folder.toFile();
    }

    /** @return whether all of it is gone */
    public static boolean deleteRecursively(File dir) {
        try (Stream<Path> content = Files.walk(dir.toPath())) {
            boolean deleted = true;
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                deleted &= path.toFile().delete();
            }
            return deleted;
        } catch (IOException e) {
            return false;
        }
    }
}
