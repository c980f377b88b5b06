package org.knime.core.node.port;

import java.io.IOException;
import java.util.zip.ZipEntry;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.ModelContent;

/** A port object that writes its own zip entries; a subclass has a public constructor without parameters. */
public abstract class AbstractPortObject implements PortObject {

    private static final String META = "meta.xml";

    /**
     * The serializer that a subclass names in plugin.xml (by way of a nested class of its own).
     *
     * @param <T> the class of the port object
     */
    public abstract static class AbstractPortObjectSerializer<T extends AbstractPortObject>
        extends
            PortObjectSerializer<T> {

        public AbstractPortObjectSerializer() {
        }

        @Override
        public void savePortObject(T portObject, PortObjectZipOutputStream out, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
            ModelContent meta = SimpleContent.describe(portObject);
            out.putNextEntry(new ZipEntry(META));
            meta.saveToXML(new EntryOutputStream(out));
            portObject.save(out, exec);
        }

        @Override
        @SuppressWarnings("unchecked")
        public T loadPortObject(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
            String className = SimpleContent.className(SimpleContent.read(in, META));
            AbstractPortObject result = SimpleContent.instantiate(className,
                PortTypeRegistry.getInstance().getObjectClass(className), AbstractPortObject.class);
            result.load(in, spec, exec);
            return (T) result;
        }
    }

    public AbstractPortObject() {
    }

    protected abstract void save(PortObjectZipOutputStream out, ExecutionMonitor exec)
        throws IOException, CanceledExecutionException;

    protected abstract void load(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
        throws IOException, CanceledExecutionException;
}
