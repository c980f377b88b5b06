package org.screlapse.osgi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** An OSGi framework of its own for one test class, with bundles installed and started. */
final class Equinox implements AutoCloseable {

    private final Framework framework;

    private final List<Bundle> bundles = new ArrayList<>();

    /**
     * Starts the framework, installs all bundles, then starts them.
     *
     * @param storage an empty folder for the framework's own files
     * @param jars the bundles
     * @throws BundleException if a bundle does not resolve or start; the message says what it lacks
     */
    Equinox(Path storage, List<Path> jars) throws BundleException {
        framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().newFramework(
            Map.of("org.osgi.framework.storage", storage.toString(), "osgi.compatibility.bootdelegation", "false"));
        framework.start();
        BundleContext context = framework.getBundleContext();
        for (Path jar : jars) {
            bundles.add(context.installBundle(jar.toUri().toString()));
        }
        for (Bundle bundle : bundles) {
            bundle.start();
        }
    }

    /** @return all installed bundles, without the framework itself */
    List<Bundle> bundles() {
        return List.copyOf(bundles);
    }

    /** @return the bundle of that symbolic name */
    Bundle bundle(String symbolicName) {
        return bundles.stream().filter(b -> symbolicName.equals(b.getSymbolicName())).findFirst()
            .orElseThrow(() -> new AssertionError("There is no bundle " + symbolicName + " among " + bundles));
    }

    /** @return the extensions that registered with an extension point, one element each */
    List<Element> extensions(String extensionPoint) throws ReflectiveOperationException {
        Bundle registryBundle = bundle("org.eclipse.equinox.registry");
        Class<?> api = registryBundle.loadClass("org.eclipse.core.runtime.IExtensionRegistry");
        BundleContext context = framework.getBundleContext();
        Object registry = context.getService(context.getServiceReference(api.getName()));
        Object[] elements =
            (Object[]) api.getMethod("getConfigurationElementsFor", String.class).invoke(registry, extensionPoint);
        Class<?> type = registryBundle.loadClass("org.eclipse.core.runtime.IConfigurationElement");
        return List.of(elements).stream().map(e -> new Element(type, e)).toList();
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(10_000);
    }

    /** An element of a {@code plugin.xml}, as the registry inside the framework knows it. */
    record Element(Class<?> type, Object element) {

        /** @return the value of an attribute, null where it is absent */
        String attribute(String name) throws ReflectiveOperationException {
            return (String) type.getMethod("getAttribute", String.class).invoke(element, name);
        }

        /** @return an instance of the class that an attribute names, made as Eclipse makes it */
        Object instance(String attribute) throws ReflectiveOperationException {
            return type.getMethod("createExecutableExtension", String.class).invoke(element, attribute);
        }
    }
}
