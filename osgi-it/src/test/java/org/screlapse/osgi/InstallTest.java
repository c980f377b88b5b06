package org.screlapse.osgi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** p2 installs the feature from the built update site into a KNIME, and only there. */
public class InstallTest {

    private static final String FEATURE = "org.screlapse.feature.feature.group";

    @Rule
    public final TemporaryFolder temp = new TemporaryFolder();

    @Test
    public void featureInstallsBesideKnime() throws Exception {
        Path destination = temp.getRoot().toPath().resolve("installed");
        Result result = install(destination, Sites.updateSite(), Sites.knimeSite());
        assertEquals(result.output(), 0, result.exitCode());
        assertEquals(Set.of("org.knime.core", "org.knime.core.ui", "org.knime.filehandling.core",
            "org.screlapse.engine", "org.screlapse.knime"), bundlesIn(destination));
    }

    @Test
    public void featureRefusesWhereKnimeIsMissingAndNamesTheBundle() throws Exception {
        Path destination = temp.getRoot().toPath().resolve("refused");
        Result result = install(destination, Sites.updateSite(), siteWithoutKnime());
        assertNotEquals(result.output(), 0, result.exitCode());
        assertTrue(result.output(),
            Pattern
                .compile("Missing requirement: scRelapse nodes .* requires 'osgi\\.bundle; org\\.knime\\.\\S+ \\[5\\.")
                .matcher(result.output()).find());
        assertEquals(Set.of(), bundlesIn(destination));
    }

    /** The stand-in's site without its bundles: what is left is the JRE, so that KNIME is all that is missing. */
    private Path siteWithoutKnime() throws IOException {
        Path site = temp.newFolder("site-without-knime").toPath();
        try (JarFile jar = new JarFile(Sites.knimeSite().resolve("content.jar").toFile())) {
            String content =
                new String(jar.getInputStream(jar.getJarEntry("content.xml")).readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(site.resolve("content.xml"),
                content.replaceAll("(?s)<unit id='org\\.knime\\..*?</unit>", ""));
        }
        return site;
    }

    /** Runs the p2 director in a process of its own, by the Maven that runs this build. */
    private Result install(Path destination, Path... sites) throws IOException, InterruptedException {
        String maven = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
        List<String> command = List.of(Path.of(System.getProperty("maven.home"), "bin", maven).toString(), "-B", "-ntp",
            "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
            "org.eclipse.tycho:tycho-p2-director-plugin:" + System.getProperty("tycho.version") + ":director",
            "-Drepositories=" + Stream.of(sites).map(s -> s.toUri().toString()).collect(Collectors.joining(",")),
            "-DinstallIUs=" + FEATURE, "-Ddestination=" + destination, "-Dprofile=KNIMEProfile");
        Process process = new ProcessBuilder(command).directory(temp.getRoot()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private static Set<String> bundlesIn(Path destination) throws IOException {
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(destination.resolve("plugins"))) {
            try (Stream<Path> files = Files.list(destination.resolve("plugins"))) {
                files.forEach(f -> names.add(f.getFileName().toString().replaceFirst("_.*", "")));
            }
        }
        return names;
    }

    private record Result(int exitCode, String output) {}
}
