package org.knime.core.webui.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** A page that is a file of a bundle. */
public class FromFilePage extends Page {

    FromFilePage(final Class<?> owner, final String basePath, final String relativeFilePath) {
        super(() -> open(owner, "/" + basePath + "/" + relativeFilePath), relativeFilePath);
    }

    private static InputStream open(final Class<?> owner, final String path) throws IOException {
        final var stream = owner.getResourceAsStream(path);
        if (stream == null) {
            throw new FileNotFoundException("The bundle of " + owner.getName() + " has no file " + path + ".");
        }
        return stream;
    }
}
