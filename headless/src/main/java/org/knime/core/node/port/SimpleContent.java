package org.knime.core.node.port;

import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;

/** The layout that the serializers of the abstract port objects and specs share. */
final class SimpleContent {

    static final String ENTRY = "content.xml";
    static final String MODEL = "model";

    private SimpleContent() {
    }

    static ModelContent describe(Object object) {
        ModelContent model = new ModelContent("model.xml");
        model.addInt("version", 1);
        model.addString("class_name", object.getClass().getName());
        return model;
    }

    static ModelContentRO read(ZipInputStream in, String expectedEntry) throws IOException {
        ZipEntry entry = in.getNextEntry();
        if (entry == null || !expectedEntry.equals(entry.getName())) {
            throw new IOException(
                "Expected zip entry " + expectedEntry + ", got " + (entry == null ? "no entry" : entry.getName()));
        }
        return ModelContent.loadFromXML(new EntryInputStream(in));
    }

    static String className(ModelContentRO model) throws IOException {
        try {
            return model.getString("class_name");
        } catch (InvalidSettingsException e) {
            throw new IOException("Unable to load settings", e);
        }
    }

    static <B> B instantiate(String name, Optional<? extends Class<?>> found, Class<B> base) {
        Class<?> c = found.orElseThrow(() -> new IllegalStateException("Unable to load class " + name));
        try {
            return c.asSubclass(base).getDeclaredConstructor().newInstance();
        } catch (ClassCastException e) {
            throw new IllegalStateException("Class \"" + name + "\" is not of type " + base.getSimpleName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Failed to instantiate class \"" + c.getSimpleName()
                + "\" (failed to invoke no-arg constructor): " + e.getMessage(), e);
        }
    }

    static IOException unusable(Object object, InvalidSettingsException cause) {
        return new IOException(
            "Unable to load model content into \"" + object.getClass().getSimpleName() + "\": " + cause.getMessage(),
            cause);
    }
}
