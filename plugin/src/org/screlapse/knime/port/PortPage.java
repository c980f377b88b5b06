package org.screlapse.knime.port;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.knime.core.node.NodeLogger;
import org.knime.core.webui.data.InitialDataService;
import org.knime.core.webui.data.RpcDataService;
import org.knime.core.webui.node.port.PortSpecViewFactory;
import org.knime.core.webui.node.port.PortView;
import org.knime.core.webui.node.port.PortViewFactory;
import org.knime.core.webui.node.port.PortViewManager;
import org.knime.core.webui.node.port.PortViewManager.PortViewDescriptor;
import org.knime.core.webui.page.Page;
import org.knime.core.webui.page.Page.InputStreamSupplier;
import org.screlapse.engine.data.DataOutline;

/** The view of a port in KNIME's modern user interface and on a Hub: what is inside the data. */
record PortPage(DataOutline outline) implements PortView {

    private static final String LABEL = "Single-cell data";

    /** Makes KNIME offer the view: of what is known of the data before they are there, and of the data. */
    static void register() {
        PortSpecViewFactory<SingleCellPortObjectSpec> ofSpec = spec -> new PortPage(DataOutline.of(spec.summary()));
        PortViewFactory<SingleCellPortObject> ofObject = object -> new PortPage(object.outline());
        try {
            PortViewManager.registerPortViews(SingleCellPortObject.class.getName(),
                List.of(new PortViewDescriptor(LABEL, ofSpec), new PortViewDescriptor(LABEL, ofObject)), List.of(0),
                List.of(1));
        } catch (LinkageError e) { // not part of KNIME's public API: another version may lack it, and nodes work without
            NodeLogger.getLogger(PortPage.class).debug("The view of the port cannot be registered.", e);
        }
    }

    @Override
    public Page getPage() {
        InputStreamSupplier page = () -> open("index.html");
        return Page.create().fromString(page).relativePath("index.html").addResource(() -> open("view.js"), "view.js");
    }

    @Override
    @SuppressWarnings("unchecked")
    public Optional<InitialDataService<DataOutline>> createInitialDataService() {
        return Optional.of(InitialDataService.builder(() -> outline).build());
    }

    @Override
    public Optional<RpcDataService> createRpcDataService() {
        return Optional.empty();
    }

    private static InputStream open(String file) {
        return PortPage.class.getResourceAsStream("page/" + file);
    }
}
