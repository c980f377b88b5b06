package org.knime.core.node.port;

import java.io.OutputStream;
import java.util.zip.ZipOutputStream;

import org.screlapse.headless.api.NotInKnime;

/** The zip stream that a serializer of port objects writes to. */
public class PortObjectZipOutputStream extends ZipOutputStream {

    /** @param stream the zip */
    @NotInKnime
    public PortObjectZipOutputStream(OutputStream stream) {
        super(stream);
    }
}
