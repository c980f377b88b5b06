package org.knime.core.node.port;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.zip.ZipOutputStream;

/** Writes one entry of a zip; closing it closes the entry, not the zip. */
final class EntryOutputStream extends FilterOutputStream {

    EntryOutputStream(ZipOutputStream zip) {
        super(zip);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
        ((ZipOutputStream) out).closeEntry();
    }
}
