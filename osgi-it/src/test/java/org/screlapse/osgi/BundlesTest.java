package org.screlapse.osgi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.w3c.dom.NodeList;

/** The bundles of the built update site inside OSGi, beside the bundles that stand in for KNIME's. */
public class BundlesTest {

    private static final String ENGINE = "org.screlapse.engine";

    private static final String PLUGIN = "org.screlapse.knime";

    private static final String NODES = "org.knime.workbench.repository.nodes";

    private static final String CATEGORIES = "org.knime.workbench.repository.categories";

    private static final String PORT_TYPES = "org.knime.core.PortType";

    @ClassRule
    public static final TemporaryFolder TEMP = new TemporaryFolder();

    private static Equinox equinox;

    @BeforeClass
    public static void start() throws Exception {
        List<Path> jars = new ArrayList<>(Sites.equinoxBundles());
        jars.addAll(Sites.bundles(Sites.knimeSite()));
        jars.addAll(Sites.bundles(Sites.updateSite()));
        equinox = new Equinox(TEMP.newFolder("osgi").toPath(), jars);
    }

    @AfterClass
    public static void stop() throws Exception {
        if (equinox != null) {
            equinox.close();
        }
    }

    @Test
    public void siteHoldsOurTwoBundlesAndNothingElse() throws Exception {
        Set<String> names = Sites.bundles(Sites.updateSite()).stream()
            .map(jar -> jar.getFileName().toString().replaceFirst("_.*", "")).collect(Collectors.toSet());
        assertEquals(Set.of(ENGINE, PLUGIN), names);
    }

    @Test
    public void everyBundleIsActive() {
        for (Bundle bundle : equinox.bundles()) {
            assertEquals(bundle.getSymbolicName(), Bundle.ACTIVE, bundle.getState());
        }
    }

    /** KNIME's packages are split over bundles, and an import sees only one part. */
    @Test
    public void pluginRequiresKnimeByBundleAndNeverByPackage() {
        var headers = equinox.bundle(PLUGIN).getHeaders();
        String imports = headers.get(Constants.IMPORT_PACKAGE);
        assertFalse(String.valueOf(imports), imports != null && imports.contains("org.knime"));
        String required = headers.get(Constants.REQUIRE_BUNDLE);
        for (String bundle : List.of("org.knime.core;", "org.knime.core.ui;", "org.knime.filehandling.core;")) {
            assertTrue(required, required.contains(bundle));
        }
    }

    @Test
    public void everyNodeIsRegisteredAndItsFactoryHasNameAndIcon() throws Exception {
        List<Equinox.Element> nodes = equinox.extensions(NODES);
        assertEquals(attributes("node", "factory-class"), attributes(nodes, "factory-class"));
        for (Equinox.Element node : nodes) {
            String factoryClass = node.attribute("factory-class");
            Object factory = node.instance("factory-class");
            Object name = nodeName(factory);
            assertTrue(factoryClass + " has no name", name instanceof String text && !text.isBlank());
            Object icon = factory.getClass().getMethod("getIcon").invoke(factory);
            assertReadable(factoryClass + " has no icon", (URL) icon);
        }
    }

    @Test
    public void everyCategoryIsRegisteredAndHasAnIcon() throws Exception {
        List<Equinox.Element> categories = equinox.extensions(CATEGORIES);
        assertEquals(attributes("category", "level-id"), attributes(categories, "level-id"));
        for (Equinox.Element category : categories) {
            String icon = category.attribute("icon");
            assertNotNull(category.attribute("level-id") + " names no icon", icon);
            assertReadable("There is no " + icon, equinox.bundle(PLUGIN).getEntry(icon));
        }
    }

    @Test
    public void everyPortTypeHasItsClassesAndSerializers() throws Exception {
        List<Equinox.Element> types = equinox.extensions(PORT_TYPES);
        assertEquals(attributes("portType", "objectClass"), attributes(types, "objectClass"));
        for (Equinox.Element type : types) {
            for (String attribute : List.of("objectClass", "specClass")) {
                equinox.bundle(PLUGIN).loadClass(type.attribute(attribute));
            }
            for (String attribute : List.of("objectSerializer", "specSerializer")) {
                assertNotNull(type.instance(attribute));
            }
        }
    }

    @Test
    public void everyCategoryANodeLiesInExists() throws Exception {
        Set<String> paths = new TreeSet<>();
        for (Equinox.Element category : equinox.extensions(CATEGORIES)) {
            String parent = category.attribute("path");
            paths.add((parent.endsWith("/") ? parent : parent + "/") + category.attribute("level-id"));
        }
        for (Equinox.Element node : equinox.extensions(NODES)) {
            String path = node.attribute("category-path");
            assertTrue(node.attribute("factory-class") + " lies in " + path + ", which is none of " + paths,
                paths.contains(path));
        }
    }

    /** The libraries lie inside the engine's bundle: each must be found there, down to what it calls itself. */
    @Test
    public void embeddedLibrariesWorkInsideTheEngine() throws Exception {
        Bundle engine = equinox.bundle(ENGINE);
        Path file = TEMP.getRoot().toPath().resolve("embedded.h5");
        Class<?> hdf = engine.loadClass("io.jhdf.HdfFile");
        try (AutoCloseable writer = (AutoCloseable) hdf.getMethod("write", Path.class).invoke(null, file)) {
            writer.getClass().getMethod("putDataset", String.class, Object.class).invoke(writer, "x",
                new double[]{1, 2});
        }
        try (AutoCloseable reader = (AutoCloseable) hdf.getConstructor(Path.class).newInstance(file)) {
            Object dataset = hdf.getMethod("getDatasetByPath", String.class).invoke(reader, "x");
            Class<?> type = engine.loadClass("io.jhdf.api.Dataset");
            assertEquals(2.0, ((double[]) type.getMethod("getData").invoke(dataset))[1], 0);
        }
        for (String library : List.of("org.apache.commons.statistics.inference.MannWhitneyUTest",
            "de.siegmar.fastcsv.reader.CsvReader")) {
            assertEquals(engine, FrameworkUtil.getBundle(engine.loadClass(library)));
        }
    }

    @Test
    public void everyEmbeddedLibraryIsInTheListOfLicences() throws Exception {
        Bundle engine = equinox.bundle(ENGINE);
        String list;
        try (InputStream in = engine.getEntry("META-INF/THIRD-PARTY-LICENSES").openStream()) {
            list = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String entry : engine.getHeaders().get(Constants.BUNDLE_CLASSPATH).split(",")) {
            Matcher library = Pattern.compile("lib/(.+)-([0-9.]+)\\.jar").matcher(entry);
            if (library.matches()) {
                assertTrue(entry + " is not in THIRD-PARTY-LICENSES",
                    Pattern
                        .compile(":" + Pattern.quote(library.group(1)) + " +" + Pattern.quote(library.group(2)) + "\\s")
                        .matcher(list).find());
            } else {
                assertEquals("an embedded library without a version in its name", ".", entry);
            }
        }
    }

    /** The name as the runner gets it from a factory. */
    private static Object nodeName(Object factory) throws ReflectiveOperationException {
        Bundle standIn = equinox.bundle("org.knime.core");
        Class<?> factoryClass = standIn.loadClass("org.knime.node.DefaultNodeFactory");
        Object contents = factoryClass.getMethod("contents", factoryClass).invoke(null, factory);
        return contents.getClass().getMethod("name").invoke(contents);
    }

    /** @return what an attribute says in each of the {@code plugin.xml}'s elements of that name, sorted */
    private static List<String> attributes(String element, String attribute) throws Exception {
        NodeList nodes = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Sites.pluginXml().toFile())
            .getElementsByTagName(element);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            values.add(nodes.item(i).getAttributes().getNamedItem(attribute).getNodeValue());
        }
        assertFalse("plugin.xml has no " + element, values.isEmpty());
        values.sort(null);
        return values;
    }

    private static List<String> attributes(List<Equinox.Element> elements, String attribute)
        throws ReflectiveOperationException {
        List<String> values = new ArrayList<>();
        for (Equinox.Element element : elements) {
            values.add(element.attribute(attribute));
        }
        values.sort(null);
        return values;
    }

    private static void assertReadable(String message, URL resource) throws Exception {
        assertNotNull(message, resource);
        try (InputStream in = resource.openStream()) {
            assertTrue(message, in.read() >= 0);
        }
    }
}
