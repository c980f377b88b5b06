package org.knime.core.webui.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** A page that is a file of a bundle. */
public class FromFilePage extends Page {

    FromFilePage(Class<?> owner, String basePath, String relativeFilePath) {
        super(() -> open(owner, "/" + basePath + "/" + relativeFilePath), relativeFilePath);
    }

    private static InputStream open(Class<?> owner, String path) throws IOException {
        var stream = owner.getResourceAsStream(path);
        if (stream == null) {
            throw new FileNotFoundException("The bundle of " + owner.getName() + " has no file " + path + ".");
        }
        return stream;
    }
}
