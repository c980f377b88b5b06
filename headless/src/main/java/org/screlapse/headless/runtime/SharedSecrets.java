package org.screlapse.headless.runtime;

import java.io.InputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import org.knime.core.data.container.DataContainer;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;

/**
 * How this stand-in reaches what its <code>org.knime</code> classes must not show: KNIME's API has no such members, so
 * they are package-private, and each package hands over an access object when its class is initialised (as the JDK's
 * own shared secrets do).
 */
public final class SharedSecrets {

    /** Access to <code>org.knime.core.node</code>. */
    public interface Nodes {

        ExecutionContext newContext(NodeRuntime runtime, Progress progress);

        BufferedDataTable newTable(StoredTable rows);

        StoredTable rows(BufferedDataTable table);
    }

    /** Access to <code>org.knime.core.node.port</code>. */
    public interface Ports {

        PortObjectZipOutputStream objectOutput(OutputStream out);

        PortObjectZipInputStream objectInput(InputStream in);

        PortObjectSpecZipOutputStream specOutput(OutputStream out);

        PortObjectSpecZipInputStream specInput(InputStream in);
    }

    /** Access to <code>org.knime.core.data.filestore</code>. */
    public interface FileStores {

        FileStore open(FileStoreRepository repository, StoredFile file);

        List<StoredFile> files(FileStorePortObject object);

        void flush(FileStorePortObject object) throws IOException;

        void restore(FileStorePortObject object, FileStoreRepository repository, List<StoredFile> files)
            throws IOException;
    }

    /** Access to <code>org.knime.core.data.container</code>. */
    public interface Containers {

        void setWriter(DataContainer container, TableWriter writer);

        StoredTable rows(DataContainer container);
    }

    private static volatile Nodes nodes;
    private static volatile Ports ports;
    private static volatile FileStores fileStores;
    private static volatile Containers containers;

    private SharedSecrets() {
    }

    public static void setNodes(Nodes access) {
        nodes = access;
    }

    public static Nodes nodes() {
        initialise(ExecutionContext.class);
        return nodes;
    }

    public static void setPorts(Ports access) {
        ports = access;
    }

    public static Ports ports() {
        initialise(PortObjectZipOutputStream.class);
        return ports;
    }

    public static void setFileStores(FileStores access) {
        fileStores = access;
    }

    public static FileStores fileStores() {
        initialise(FileStorePortObject.class);
        return fileStores;
    }

    public static void setContainers(Containers access) {
        containers = access;
    }

    public static Containers containers() {
        initialise(DataContainer.class);
        return containers;
    }

    /** The static initialiser of the class hands over the access object. */
    private static void initialise(Class<?> c) {
        try {
            Class.forName(c.getName(), true, c.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("A loaded class is found by its own loader", e);
        }
    }
}
