package org.knime.core.node.port;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.zip.ZipOutputStream;

/** Writes one entry of a zip; closing it closes the entry, not the zip. */
final class EntryOutputStream extends FilterOutputStream {

    EntryOutputStream(final ZipOutputStream zip) {
        super(zip);
    }

    @Override
    public void write(final byte[] bytes, final int from, final int length) throws IOException {
        out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
        ((ZipOutputStream)out).closeEntry();
    }
}
