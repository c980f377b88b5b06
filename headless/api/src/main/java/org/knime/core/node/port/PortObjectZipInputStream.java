package org.knime.core.node.port;

import java.io.InputStream;
import java.util.zip.ZipInputStream;

import org.screlapse.headless.api.NotInKnime;

/** The zip stream that a serializer of port objects reads from. */
public class PortObjectZipInputStream extends ZipInputStream {

    /** @param stream the zip */
    @NotInKnime
    public PortObjectZipInputStream(InputStream stream) {
        super(stream);
    }
}
