package org.knime.filehandling.core.connections;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/** Where a file is: a file system and a path. Immutable. */
public final class FSLocation implements FSLocationSpec, Serializable {

    /** no location */
    public static final FSLocation NULL = new FSLocation();

    private static final long serialVersionUID = 1L;

    private final String category;

    private final String specifier;

    private final String path;

    private FSLocation() {
        category = null;
        specifier = null;
        path = null;
    }

    /**
     * @param fsCategory the name of the category
     * @param path the path
     */
    public FSLocation(String fsCategory, String path) {
        this(fsCategory, null, path);
    }

    /**
     * @param fsCategory the category
     * @param path the path
     */
    public FSLocation(FSCategory fsCategory, String path) {
        this(fsCategory.toString(), null, path);
    }

    /**
     * @param fsCategory the category
     * @param fsSpecifier what is known besides, may be null
     * @param path the path
     */
    public FSLocation(FSCategory fsCategory, String fsSpecifier, String path) {
        this(fsCategory.toString(), fsSpecifier, path);
    }

    /**
     * @param fsCategory the name of the category
     * @param fsSpecifier what is known besides, may be null
     * @param path the path
     * @throws IllegalArgumentException if the category or the path is null
     */
    public FSLocation(String fsCategory, String fsSpecifier, String path) {
        if (fsCategory == null || path == null) {
            throw new IllegalArgumentException("A location must have a category and a path.");
        }
        this.category = fsCategory;
        this.specifier = fsSpecifier;
        this.path = path;
    }

    @Override
    public String getFileSystemCategory() {
        return category;
    }

    @Override
    public Optional<String> getFileSystemSpecifier() {
        return Optional.ofNullable(specifier);
    }

    /** @return the path in the file system, empty if no file has been chosen */
    public String getPath() {
        return path;
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof FSLocation other && Objects.equals(category, other.category)
            && Objects.equals(specifierThatMatters(), other.specifierThatMatters()) && Objects.equals(path, other.path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(category, specifierThatMatters(), path);
    }

    /** The specifier of an address is a timeout, that of a local file is not used. */
    private String specifierThatMatters() {
        return "CUSTOM_URL".equals(category) || "LOCAL".equals(category) ? null : specifier;
    }

    @Override
    public String toString() {
        return category == null ? "NULL"
            : "(" + category + (specifier == null ? "" : ", " + specifier) + ", " + path + ")";
    }
}
