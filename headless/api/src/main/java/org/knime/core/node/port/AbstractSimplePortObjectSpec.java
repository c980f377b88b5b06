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

    private static final String ENTRY = "content.xml";
    private static final String MODEL = "model";

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
            ModelContent model = new ModelContent("model.xml");
            model.addInt("version", 1);
            model.addString("class_name", portObject.getClass().getName());
            portObject.save(model.addModelContent(MODEL));
            out.putNextEntry(new ZipEntry(ENTRY));
            model.saveToXML(new EntryOutputStream(out));
        }

        @Override
        @SuppressWarnings("unchecked")
        public T loadPortObjectSpec(PortObjectSpecZipInputStream in) throws IOException {
            ZipEntry entry = in.getNextEntry();
            if (entry == null || !ENTRY.equals(entry.getName())) {
                throw new IOException(
                    "Expected zip entry " + ENTRY + ", got " + (entry == null ? "no entry" : entry.getName()));
            }
            ModelContentRO model = ModelContent.loadFromXML(new EntryInputStream(in));
            try {
                AbstractSimplePortObjectSpec result = instantiate(model.getString("class_name"));
                result.load(model.getModelContent(MODEL));
                return (T) result;
            } catch (InvalidSettingsException e) {
                throw new IOException("The saved spec cannot be read: " + e.getMessage(), e);
            }
        }

        private AbstractSimplePortObjectSpec instantiate(String className) {
            try {
                return Class.forName(className, true, getClass().getClassLoader())
                    .asSubclass(AbstractSimplePortObjectSpec.class).getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException | ClassCastException e) {
                throw new IllegalStateException("Failed to instantiate class \"" + className
                    + "\" (failed to invoke no-arg constructor): " + e.getMessage(), e);
            }
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
