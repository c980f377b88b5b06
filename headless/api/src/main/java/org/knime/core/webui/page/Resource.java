package org.knime.core.webui.page;

import java.io.IOException;
import java.io.InputStream;

/** A file of a page. */
public interface Resource {

    /** @return the path of the file, relative to the page */
    String getRelativePath();

    /**
     * @return the content of the file
     * @throws IOException if it cannot be read
     */
    InputStream getInputStream() throws IOException;
}
