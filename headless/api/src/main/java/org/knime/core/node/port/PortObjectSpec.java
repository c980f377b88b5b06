package org.knime.core.node.port;

import java.io.IOException;

import javax.swing.JComponent;

/** What is known of a port object before the node that makes it has been executed. */
public interface PortObjectSpec {

    /**
     * Saves and loads specs of one class; named by the <code>specSerializer</code> of the port type in plugin.xml.
     *
     * @param <T> the class of the spec
     */
    abstract class PortObjectSpecSerializer<T extends PortObjectSpec> {

        public PortObjectSpecSerializer() {
        }

        public abstract void savePortObjectSpec(T portObjectSpec, PortObjectSpecZipOutputStream out) throws IOException;

        public abstract T loadPortObjectSpec(PortObjectSpecZipInputStream in) throws IOException;
    }

    JComponent[] getViews();
}
