package org.knime.core.node.port;

import java.io.InputStream;
import java.util.zip.ZipInputStream;

/** The zip stream that a serializer of port objects reads from. */
public class PortObjectZipInputStream extends ZipInputStream {

    PortObjectZipInputStream(InputStream stream) {
        super(stream);
    }
}
