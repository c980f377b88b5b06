package org.knime.core.node;

import java.io.IOException;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.FileStore;
import org.screlapse.headless.api.NotInKnime;

/** What a node uses while it executes, to make tables and file stores besides what a monitor offers. */
public class ExecutionContext extends ExecutionMonitor {

    private final NodeServices services;

    /** @param services of the node that is executed */
    @NotInKnime
    public ExecutionContext(NodeServices services) {
        super(services);
        this.services = services;
    }

    /** @return a container whose table's domains start from those in the spec */
    public BufferedDataContainer createDataContainer(DataTableSpec spec) {
        return createDataContainer(spec, true);
    }

    /** @param initDomain whether the domains of the table start from those in the spec */
    public BufferedDataContainer createDataContainer(DataTableSpec spec, boolean initDomain) {
        return services.createDataContainer(spec, initDomain);
    }

    /**
     * Makes room for a file or folder that belongs to this node.
     *
     * @param name unique among the file stores of the node, without slashes and without a leading dot
     */
    public FileStore createFileStore(String name) throws IOException {
        return services.createFileStore(name);
    }
}
