package org.knime.core.node.port;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.zip.ZipInputStream;

/** Reads one entry of a zip; closing it closes the entry, not the zip. */
final class EntryInputStream extends FilterInputStream {

    EntryInputStream(ZipInputStream zip) {
        super(zip);
    }

    @Override
    public void close() throws IOException {
        ((ZipInputStream) in).closeEntry();
    }
}
