package org.knime.filehandling.core.connections;

import java.util.Optional;

/** A file system. */
public interface FSLocationSpec {

    /** @return the name of the {@link FSCategory} */
    String getFileSystemCategory();

    /** @return the category */
    default FSCategory getFSCategory() {
        return FSCategory.valueOf(getFileSystemCategory());
    }

    /** @return what is known besides the category */
    Optional<String> getFileSystemSpecifier();
}
