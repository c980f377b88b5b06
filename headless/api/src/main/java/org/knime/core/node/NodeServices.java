package org.knime.core.node;

import java.io.IOException;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.FileStore;
import org.screlapse.headless.api.NotInKnime;

/** What whoever runs a node does for its {@link ExecutionContext}. */
@NotInKnime
public interface NodeServices {

    /**
     * @param spec of the table
     * @param initDomain whether the domains of the table start from those in the spec
     * @return takes the rows of a new table
     */
    BufferedDataContainer createDataContainer(DataTableSpec spec, boolean initDomain);

    /**
     * @param name unique among the file stores of the node
     * @return room for a file or folder that belongs to the node
     * @throws IOException if there can be no file store of that name
     */
    FileStore createFileStore(String name) throws IOException;

    /**
     * Hears how far the node has come; called from any thread.
     *
     * @param fraction between 0 and 1
     * @param message what is being done now, null if nothing was said
     */
    void progress(double fraction, String message);

    /** @return whether the user wants the node to stop */
    boolean isCancelled();
}
