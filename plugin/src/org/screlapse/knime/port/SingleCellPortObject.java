package org.screlapse.knime.port;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import javax.swing.JLabel;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.screlapse.engine.data.DataOutline;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.store.StoreWriter;
import org.screlapse.engine.store.StoredData;
import org.screlapse.knime.execution.NodeProgress;

/**
 * Single-cell data in a workflow. The data lie in file stores, each written by the node that made that part, and are
 * opened when a node first asks for them; they may be forgotten when memory gets scarce and are then opened again.
 */
public final class SingleCellPortObject extends FileStorePortObject {

    /** Saves and loads the port object; the data themselves lie in file stores. */
    public static final class Serializer extends PortObjectSerializer<SingleCellPortObject> {

        @Override
        public void savePortObject(SingleCellPortObject object, PortObjectZipOutputStream out, ExecutionMonitor exec)
            throws IOException {
            out.putNextEntry(new ZipEntry("format"));
            out.write(FORMAT);
            out.closeEntry();
            out.close();
        }

        @Override
        public SingleCellPortObject loadPortObject(PortObjectZipInputStream in, PortObjectSpec spec,
            ExecutionMonitor exec) throws IOException {
            if (in.getNextEntry() == null || in.read() != FORMAT) {
                throw new IOException("The saved single-cell data were written by a newer version of scRelapse.");
            }
            in.close();
            SingleCellPortObject object = new SingleCellPortObject();
            object.spec = (SingleCellPortObjectSpec) spec;
            return object;
        }
    }

    /** The port type. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(SingleCellPortObject.class);

    static {
        PortPage.register();
    }

    private static final int FORMAT = 1;

    private SingleCellPortObjectSpec spec;
    private SoftReference<StoredData> opened = new SoftReference<>(null);

    /** Used by the serializer only. */
    public SingleCellPortObject() {
    }

    private SingleCellPortObject(StoredData stored, List<FileStore> fileStores) {
        super(fileStores);
        this.spec = new SingleCellPortObjectSpec(stored.data().summary());
        this.opened = new SoftReference<>(stored);
    }

    /** Makes the data of a port object; blocks of counts may be stored while they are read. */
    @FunctionalInterface
    public interface DataSource {

        /**
         * @param store takes blocks of counts as they come
         * @return the data
         * @throws IOException if they cannot be read
         */
        SingleCellData create(StoreWriter store) throws IOException;
    }

    /**
     * Makes a port object of new data.
     *
     * @param exec the node's execution
     * @param source makes the data
     * @return the port object
     * @throws IOException if the data cannot be read or stored
     */
    public static SingleCellPortObject create(ExecutionContext exec, DataSource source) throws IOException {
        return create(exec, List.of(), source);
    }

    /**
     * Makes a port object of data that share parts with the inputs; only what the inputs do not hold is written.
     *
     * @param exec the node's execution
     * @param inputs the inputs of the node
     * @param data the data
     * @return the port object
     * @throws IOException if the data cannot be stored
     */
    public static SingleCellPortObject create(ExecutionContext exec, List<SingleCellPortObject> inputs,
        SingleCellData data) throws IOException {
        return create(exec, inputs, store -> data);
    }

    private static SingleCellPortObject create(ExecutionContext exec, List<SingleCellPortObject> inputs,
        DataSource source) throws IOException {
        Map<Path, FileStore> fileStores = new HashMap<>();
        List<StoredData> upstream = new ArrayList<>();
        for (SingleCellPortObject input : inputs) {
            upstream.add(input.open());
            for (int i = 0; i < input.getFileStoreCount(); i++) {
                fileStores.put(input.path(i), input.getFileStore(i));
            }
        }
        FileStore own = exec.createFileStore("single-cell-data");
        Path file = own.getFile().toPath();
        fileStores.put(file, own);
        try (StoreWriter writer = StoreWriter.create(file, upstream)) {
            StoredData stored = writer.finish(source.create(writer), NodeProgress.of(exec));
            return new SingleCellPortObject(stored, stored.files().stream().map(fileStores::get).toList());
        }
    }

    /**
     * @return the data
     * @throws IOException if their files are missing or damaged
     */
    public SingleCellData data() throws IOException {
        return open().data();
    }

    @Override
    public SingleCellPortObjectSpec getSpec() {
        return spec;
    }

    @Override
    public String getSummary() {
        return String.format("%,d cells × %,d genes", spec.summary().cells(), spec.summary().genes());
    }

    @Override
    public JComponent[] getViews() {
        JLabel label = new JLabel(OutlineHtml.of(outline()));
        label.setName("Single-Cell Data");
        return new JComponent[]{label};
    }

    /** With examples and where the values lie, if the data can be opened. */
    DataOutline outline() {
        try {
            return DataOutline.of(data());
        } catch (IOException e) {
            return DataOutline.of(spec.summary());
        }
    }

    private synchronized StoredData open() throws IOException {
        StoredData stored = opened.get();
        if (stored == null) {
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < getFileStoreCount(); i++) {
                files.add(path(i));
            }
            stored = StoredData.open(files);
            opened = new SoftReference<>(stored);
        }
        return stored;
    }

    private Path path(int index) {
        return getFileStore(index).getFile().toPath();
    }
}
