package org.knime.core.node.port;

import java.io.InputStream;
import java.util.zip.ZipInputStream;

import org.screlapse.headless.api.NotInKnime;

/** The zip stream that a serializer of port object specs reads from. */
public class PortObjectSpecZipInputStream extends ZipInputStream {

    /** @param stream the zip */
    @NotInKnime
    public PortObjectSpecZipInputStream(InputStream stream) {
        super(stream);
    }
}
