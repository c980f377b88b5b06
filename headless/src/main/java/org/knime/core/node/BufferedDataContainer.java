package org.knime.core.node;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.DataContainer;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.headless.runtime.SharedSecrets;
import org.screlapse.headless.runtime.TableWriter;

/** Takes the rows of a table that a node gives out; made by {@link ExecutionContext#createDataContainer}. */
public class BufferedDataContainer extends DataContainer {

    private BufferedDataTable table;

    BufferedDataContainer(DataTableSpec spec, boolean initDomain, NodeRuntime runtime) {
        super(spec);
        SharedSecrets.containers().setWriter(this,
            new TableWriter(spec, initDomain, runtime.tempFolder(), runtime.cellsInMemory()));
    }

    @Override
    public BufferedDataTable getTable() {
        if (table == null) {
            table = new BufferedDataTable(SharedSecrets.containers().rows(this));
        }
        return table;
    }
}
