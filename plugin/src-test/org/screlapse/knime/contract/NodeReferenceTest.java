package org.screlapse.knime.contract;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.Test;
import org.screlapse.headless.docs.NodeReference;
import org.screlapse.knime.testing.Plugin;

/** docs/nodes.md says what the nodes say. */
public class NodeReferenceTest {

    private static final Path DOCS = Plugin.projectFolder().resolve("docs");

    @Test
    public void pageIsUpToDate() throws IOException {
        assertEquals("docs/nodes.md is out of date; ./screlapse nodes --markdown > docs/nodes.md writes it anew",
            NodeReference.markdown(NodeReferenceTest.class.getClassLoader()), page());
    }

    @Test
    public void drawingsExist() throws IOException {
        Matcher links = Pattern.compile("\\((icons/[^)]*)\\)").matcher(page());
        while (links.find()) {
            assertTrue(links.group(1), Files.exists(DOCS.resolve(links.group(1))));
        }
    }

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("nodes.md"));
    }
}
