package org.knime.core.node.port;

import java.io.IOException;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** A port object that is saved as a {@link ModelContent}; a subclass has a public constructor without parameters. */
public abstract class AbstractSimplePortObject implements PortObject {

    /**
     * The serializer that a subclass names in plugin.xml (by way of a nested class of its own).
     *
     * @param <T> the class of the port object
     */
    public abstract static class AbstractSimplePortObjectSerializer<T extends AbstractSimplePortObject>
        extends
            PortObjectSerializer<T> {

        public AbstractSimplePortObjectSerializer() {
        }

        @Override
        public void savePortObject(T portObject, PortObjectZipOutputStream out, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
            ModelContent model = SimpleContent.describe(portObject);
            portObject.save(model.addModelContent(SimpleContent.MODEL), exec);
            out.putNextEntry(new ZipEntry(SimpleContent.ENTRY));
            model.saveToXML(new EntryOutputStream(out));
        }

        @Override
        @SuppressWarnings("unchecked")
        public T loadPortObject(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
            ModelContentRO model = SimpleContent.read(in, SimpleContent.ENTRY);
            String className = SimpleContent.className(model);
            AbstractSimplePortObject result = SimpleContent.instantiate(className,
                PortTypeRegistry.getInstance().getObjectClass(className), AbstractSimplePortObject.class);
            try {
                result.load(model.getModelContent(SimpleContent.MODEL), spec, exec);
            } catch (InvalidSettingsException e) {
                throw SimpleContent.unusable(result, e);
            }
            return (T) result;
        }
    }

    public AbstractSimplePortObject() {
    }

    protected abstract void save(ModelContentWO model, ExecutionMonitor exec) throws CanceledExecutionException;

    protected abstract void load(ModelContentRO model, PortObjectSpec spec, ExecutionMonitor exec)
        throws InvalidSettingsException, CanceledExecutionException;

    private ModelContent content() {
        ModelContent content = new ModelContent("content");
        try {
            save(content, new ExecutionMonitor());
        } catch (CanceledExecutionException e) {
            throw new IllegalStateException("A monitor of its own cannot be cancelled", e);
        }
        return content;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Equal are port objects of the same class that save the same content. */
    @Override
    public boolean equals(Object other) {
        return other == this || other != null && other.getClass() == getClass()
            && content().equals(((AbstractSimplePortObject) other).content());
    }

    @Override
    public int hashCode() {
        return content().hashCode();
    }
}
