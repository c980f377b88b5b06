package org.screlapse.knime.contract;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.Test;
import org.screlapse.knime.testing.Plugin;

/** The plugin runs in KNIME, where there is no stand-in. */
public class SourcesTest {

    @Test
    public void pluginDoesNotKnowTheStandIn() throws IOException {
        assertEquals(List.of(), filesWith("plugin/src", "org.screlapse.headless"));
    }

    @Test
    public void engineDoesNotKnowKnime() throws IOException {
        assertEquals(List.of(), filesWith("engine/src/main/java", "org.knime."));
    }

    private static List<Path> filesWith(String folder, String text) throws IOException {
        try (Stream<Path> files = Files.walk(Plugin.projectFolder().resolve(folder))) {
            List<Path> found = files.filter(f -> f.toString().endsWith(".java")).toList();
            return found.stream().filter(file -> contains(file, text)).toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
