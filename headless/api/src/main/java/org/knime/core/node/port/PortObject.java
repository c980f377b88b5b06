package org.knime.core.node.port;

import java.io.IOException;

import javax.swing.JComponent;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** What a node gives to the nodes behind it. */
public interface PortObject {

    PortType TYPE = PortTypeRegistry.getInstance().getPortType(PortObject.class);

    /**
     * Saves and loads port objects of one class; named by the <code>objectSerializer</code> of the port type in
     * plugin.xml.
     *
     * @param <T> the class of the port object
     */
    abstract class PortObjectSerializer<T extends PortObject> {

        public PortObjectSerializer() {
        }

        public abstract void savePortObject(T portObject, PortObjectZipOutputStream out, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;

        public abstract T loadPortObject(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;
    }

    /** @return a line that tells the user what this is */
    String getSummary();

    PortObjectSpec getSpec();

    JComponent[] getViews();
}
