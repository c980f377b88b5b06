package org.screlapse.headless.runtime;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.knime.core.util.FileUtil;

/**
 * Files and folders that a run deletes when it ends. Their names hold the number of the process, so that the next run
 * can delete what a killed one has left, and two runs at once do not get in each other's way.
 */
public final class Leavings {

    private static final String PREFIX = "screlapse-";
    private static final Pattern OWNER = Pattern.compile("\\.([0-9]+)\\.part$|^" + PREFIX + "([0-9]+)-");

    private Leavings() {
    }

    /**
     * @return a new folder for temporary files
     * @throws IOException if it cannot be made
     */
    public static Path newFolder() throws IOException {
        Path folder = Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
        clean(folder.getParent(), PREFIX);
        return folder;
    }

    /**
     * Deletes what killed runs have left of a file.
     *
     * @param target a file or folder that is going to be written
     * @return the hidden name beside it under which it is written first
     */
    public static Path part(Path target) {
        String prefix = (target.getFileName().toString().startsWith(".") ? "" : ".") + target.getFileName() + ".";
        clean(target.getParent(), prefix);
        return target.resolveSibling(prefix + ProcessHandle.current().pid() + ".part");
    }

    private static void clean(Path folder, String prefix) {
        try (DirectoryStream<Path> files =
            Files.newDirectoryStream(folder, file -> file.getFileName().toString().startsWith(prefix))) {
            for (Path file : files) {
                Matcher owner = OWNER.matcher(file.getFileName().toString());
                if (owner.find()) {
                    String pid = owner.group(1) == null ? owner.group(2) : owner.group(1);
                    if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                        FileUtil.deleteRecursively(file.toFile());
                    }
                }
            }
        } catch (IOException | NumberFormatException e) {
            // what cannot be deleted is somebody else's, and not in the way
        }
    }
}
