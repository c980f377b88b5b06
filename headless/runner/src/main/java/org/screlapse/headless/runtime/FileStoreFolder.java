package org.screlapse.headless.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.knime.core.util.DuplicateKeyException;

/**
 * The file stores of one node, in KNIME's layout: <code>000/000/name</code> below one folder, a thousand files in a
 * folder. Obtained from a {@link FileStoreRepository}; nothing is created on disk before the first file store is.
 */
public final class FileStoreFolder {

    private static final int PER_FOLDER = 1000;
    private static final int LEVELS = 2;

    private final UUID id;
    private final Path path;
    private final boolean readOnly;
    private final Set<String> names = new HashSet<>();

    FileStoreFolder(UUID id, Path path, boolean readOnly) {
        this.id = id;
        this.path = path;
        this.readOnly = readOnly;
    }

    /** @return the id, kept with the node (KNIME: <code>file_store_id</code>) */
    public UUID id() {
        return id;
    }

    /** @return the folder on disk (KNIME: <code>file_store_location</code>); exists once a file store was created */
    public Path path() {
        return path;
    }

    /** @return whether the node has created no file store */
    public boolean isEmpty() {
        return !Files.isDirectory(path);
    }

    /**
     * Makes room for a file store; the file itself is up to the node.
     *
     * @throws IOException if the name starts with a dot or holds a slash, or the folder cannot be created
     * @throws IllegalStateException if the node was loaded, not executed
     * @throws DuplicateKeyException if there is a file store of that name already
     */
    public synchronized StoredFile create(String name) throws IOException {
        if (readOnly) {
            throw new IllegalStateException("File store on node " + path + " is read only/closed");
        }
        if (name == null) {
            throw new IllegalArgumentException("Argument must not be null.");
        }
        if (name.startsWith(".")) {
            throw new IOException("Name must not start with a dot: \"" + name + "\"");
        }
        if (name.contains("/") || name.contains("\\")) {
            throw new IOException("Invalid file name, must not contain (back) slash: \"" + name + "\"");
        }
        int index = names.size();
        if (!names.add(name)) {
            throw new DuplicateKeyException("Duplicate key detected: \"" + name + "\"", name);
        }
        StoredFile file = new StoredFile(id, index, name);
        Files.createDirectories(resolve(file).getParent());
        return file;
    }

    Path resolve(StoredFile file) {
        Path parent = path;
        int divisor = (int) Math.pow(PER_FOLDER, LEVELS);
        for (int level = 0; level < LEVELS; level++) {
            parent = parent.resolve(String.format(Locale.ROOT, "%03d", file.index() / divisor % PER_FOLDER));
            divisor /= PER_FOLDER;
        }
        return parent.resolve(file.name());
    }
}
