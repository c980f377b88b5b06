package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

import java.util.Objects;

import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.node.parameters.persistence.Persistable;

/** A file of any of KNIME's file systems. */
public final class FileSelection implements Persistable {

    /** where the file is */
    public FSLocation m_path;

    /** No file yet: an empty path of the local file system. */
    public FileSelection() {
        this(new FSLocation(FSCategory.LOCAL, ""));
    }

    /** @param fsLocation where the file is */
    public FileSelection(FSLocation fsLocation) {
        m_path = fsLocation;
    }

    /** @return where the file is */
    public FSLocation getFSLocation() {
        return m_path;
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof FileSelection other && Objects.equals(m_path, other.m_path);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(m_path);
    }
}
