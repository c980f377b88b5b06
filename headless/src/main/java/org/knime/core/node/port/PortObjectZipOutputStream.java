package org.knime.core.node.port;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipOutputStream;

import org.screlapse.headless.runtime.SharedSecrets;

/** The zip stream that a serializer of port objects writes to. */
public class PortObjectZipOutputStream extends ZipOutputStream {

    static {
        SharedSecrets.setPorts(new SharedSecrets.Ports() {

            @Override
            public PortObjectZipOutputStream objectOutput(OutputStream out) {
                return new PortObjectZipOutputStream(out);
            }

            @Override
            public PortObjectZipInputStream objectInput(InputStream in) {
                return new PortObjectZipInputStream(in);
            }

            @Override
            public PortObjectSpecZipOutputStream specOutput(OutputStream out) {
                return new PortObjectSpecZipOutputStream(out);
            }

            @Override
            public PortObjectSpecZipInputStream specInput(InputStream in) {
                return new PortObjectSpecZipInputStream(in);
            }
        });
    }

    PortObjectZipOutputStream(OutputStream stream) {
        super(stream);
    }
}
