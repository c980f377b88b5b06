package org.knime.core.node.port;

import java.io.OutputStream;
import java.util.zip.ZipOutputStream;

import org.screlapse.headless.api.NotInKnime;

/** The zip stream that a serializer of port object specs writes to. */
public class PortObjectSpecZipOutputStream extends ZipOutputStream {

    /** @param stream the zip */
    @NotInKnime
    public PortObjectSpecZipOutputStream(OutputStream stream) {
        super(stream);
    }
}
