package org.screlapse.knime.port;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.Test;
import org.knime.core.webui.page.Page;
import org.knime.core.webui.page.Resource;
import org.screlapse.engine.data.DataOutline;
import org.screlapse.knime.testing.SmallData;

public class PortPageTest {

    @Test
    public void pageFindsItsScript() throws IOException {
        Page page = new PortPage(DataOutline.of(SmallData.counts(3, 1))).getPage();
        assertEquals("index.html", page.getRelativePath());
        assertTrue(text(page).contains("<script src=\"view.js\"></script>"));
        assertTrue(text(page.getResource("view.js").orElseThrow()).contains("UIExtensionReady"));
    }

    @Test
    public void showsWhatIsInside() throws IOException {
        DataOutline outline = DataOutline.of(SmallData.counts(3, 1));
        PortPage view = new PortPage(outline);
        assertTrue(view.createInitialDataService().isPresent());
        assertTrue(view.createRpcDataService().isEmpty());
        assertTrue(outline.headline(), view.outline().headline().startsWith("3 cells"));
    }

    private static String text(Resource resource) throws IOException {
        try (InputStream in = resource.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
