package org.knime.core.node;

import org.knime.core.data.container.DataContainer;
import org.screlapse.headless.api.NotInKnime;

/** Takes the rows of a table that a node gives out; made by {@link ExecutionContext#createDataContainer}. */
public class BufferedDataContainer extends DataContainer {

    /** @param sink where the rows go; makes a {@link BufferedDataTable} of them */
    @NotInKnime
    public BufferedDataContainer(Sink sink) {
        super(sink);
    }

    @Override
    public BufferedDataTable getTable() {
        return (BufferedDataTable) super.getTable();
    }
}
