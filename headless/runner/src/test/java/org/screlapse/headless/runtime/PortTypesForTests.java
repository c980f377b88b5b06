package org.screlapse.headless.runtime;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;

/** Declares port types of a test in a plugin.xml that only the test sees. */
public final class PortTypesForTests extends ExternalResource {

    private final TemporaryFolder folder = new TemporaryFolder();
    private final List<Class<? extends PortObject>> types;
    private ClassLoader before;
    private URLClassLoader loader;

    /** @param types classes that have a nested class Serializer, and so do the classes of their specs */
    public PortTypesForTests(List<Class<? extends PortObject>> types) {
        this.types = types;
    }

    @Override
    protected void before() throws IOException {
        folder.create();
        Path pluginXml = folder.getRoot().toPath().resolve("plugin.xml");
        StringBuilder xml =
            new StringBuilder("<?xml version=\"1.0\"?><plugin><extension point=\"org.knime.core.PortType\">\n");
        for (Class<? extends PortObject> type : types) {
            String name = type.getName();
            String spec = PortType.getPortObjectSpecClass(type).getName();
            xml.append("<portType name=\"Test " + type.getSimpleName() + "\" color=\"#112233\" objectClass=\"" + name
                + "\" objectSerializer=\"" + name + "$Serializer\" specClass=\"" + spec + "\" specSerializer=\"" + spec
                + "$Serializer\"/>\n");
        }
        Files.writeString(pluginXml, xml + "</extension></plugin>");
        before = Thread.currentThread().getContextClassLoader();
        loader = new URLClassLoader(new URL[]{folder.getRoot().toURI().toURL()}, getClass().getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
    }

    @Override
    protected void after() {
        Thread.currentThread().setContextClassLoader(before);
        try {
            loader.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        folder.delete();
    }
}
