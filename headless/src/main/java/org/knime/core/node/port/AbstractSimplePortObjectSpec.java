package org.knime.core.node.port;

import java.io.IOException;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** A spec that is saved as a {@link ModelContent}; a subclass has a public constructor without parameters. */
public abstract class AbstractSimplePortObjectSpec implements PortObjectSpec {

    /**
     * The serializer that a subclass names in plugin.xml (by way of a nested class of its own).
     *
     * @param <T> the class of the spec
     */
    public abstract static class AbstractSimplePortObjectSpecSerializer<T extends AbstractSimplePortObjectSpec>
        extends
            PortObjectSpecSerializer<T> {

        public AbstractSimplePortObjectSpecSerializer() {
        }

        @Override
        public void savePortObjectSpec(T portObject, PortObjectSpecZipOutputStream out) throws IOException {
            ModelContent model = SimpleContent.describe(portObject);
            portObject.save(model.addModelContent(SimpleContent.MODEL));
            out.putNextEntry(new ZipEntry(SimpleContent.ENTRY));
            model.saveToXML(new EntryOutputStream(out));
        }

        @Override
        @SuppressWarnings("unchecked")
        public T loadPortObjectSpec(PortObjectSpecZipInputStream in) throws IOException {
            ModelContentRO model = SimpleContent.read(in, SimpleContent.ENTRY);
            String className = SimpleContent.className(model);
            AbstractSimplePortObjectSpec result = SimpleContent.instantiate(className,
                PortTypeRegistry.getInstance().getSpecClass(className), AbstractSimplePortObjectSpec.class);
            try {
                result.load(model.getModelContent(SimpleContent.MODEL));
            } catch (InvalidSettingsException e) {
                throw SimpleContent.unusable(result, e);
            }
            return (T) result;
        }
    }

    public AbstractSimplePortObjectSpec() {
    }

    protected abstract void save(ModelContentWO model);

    protected abstract void load(ModelContentRO model) throws InvalidSettingsException;

    private ModelContent content() {
        ModelContent content = new ModelContent("content");
        save(content);
        return content;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Equal are specs of the same class that save the same content. */
    @Override
    public boolean equals(Object other) {
        return other == this || other != null && other.getClass() == getClass()
            && content().equals(((AbstractSimplePortObjectSpec) other).content());
    }

    @Override
    public int hashCode() {
        return content().hashCode();
    }
}
