package org.screlapse.osgi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The p2 repositories and files of this build, as the build's configuration names them. */
final class Sites {

    private Sites() {
    }

    /** @return the update site that a user installs from */
    static Path updateSite() {
        return path("site");
    }

    /** @return the site that stands in for KNIME's */
    static Path knimeSite() {
        return path("knime.site");
    }

    /** @return the {@code plugin.xml} as the plugin's sources have it */
    static Path pluginXml() {
        return path("plugin.xml");
    }

    /** @return the bundles of Equinox beside its framework: what the extension registry needs */
    static List<Path> equinoxBundles() throws IOException {
        return jars(path("equinox"));
    }

    /** @return the bundles of a site */
    static List<Path> bundles(Path site) throws IOException {
        return jars(site.resolve("plugins"));
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static Path path(String property) {
        Path path = Path.of(System.getProperty(property)).normalize();
        if (!Files.exists(path)) {
            throw new IllegalStateException(
                path + " is missing: build it first, with ./mvnw verify on the whole" + " project.");
        }
        return path;
    }
}
