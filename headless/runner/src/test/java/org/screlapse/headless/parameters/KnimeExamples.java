package org.screlapse.headless.parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.Assume;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;

/** Workflows that KNIME itself has written. They lie beside the project, so that tests skip where they are absent. */
final class KnimeExamples {

    private KnimeExamples() {
    }

    static NodeSettingsRO settings(String workflow, String node) throws IOException {
        var file = Path.of("shared", "knime", "examples", workflow, node, "settings.xml");
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(file))) {
                try (var in = Files.newInputStream(folder.resolve(file))) {
                    return NodeSettings.loadFromXML(in);
                }
            }
        }
        Assume.assumeTrue("KNIME's example workflows are not beside the project: " + file, false);
        throw new AssertionError("The assumption has failed.");
    }
}
