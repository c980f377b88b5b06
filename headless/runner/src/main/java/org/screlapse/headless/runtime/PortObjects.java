package org.screlapse.headless.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;

/**
 * Keeps a port object in a folder, to be loaded again in another process: <code>port.xml</code> says what it is; a
 * table adds <code>rows.bin</code>, any other object <code>spec.zip</code> and <code>object.zip</code>, written by the
 * serializers that plugin.xml names. File stores are not copied: they stay with the node that created them, and
 * <code>port.xml</code> holds their names.
 */
public final class PortObjects {

    private static final String DESCRIPTION = "port.xml";
    private static final String ROWS = "rows.bin";
    private static final String SPEC = "spec.zip";
    private static final String OBJECT = "object.zip";

    private static final String OBJECT_CLASS = "object_class";
    private static final String SPEC_CLASS = "spec_class";
    private static final String ROW_COUNT = "row_count";
    private static final String TABLE_SPEC = "table_spec";
    private static final String FILE_STORES = "filestores";

    private PortObjects() {
    }

    /**
     * Lets a port object write to its file stores what it still holds in memory; to be called once a node has handed it
     * over. Does nothing the second time, or for objects without file stores.
     */
    public static void flush(PortObject object) throws IOException {
        if (object instanceof FileStorePortObject fileStoreObject) {
            FileStorePortObject.flush(fileStoreObject);
        }
    }

    /**
     * @param folder an existing folder; what {@link #load} reads is complete once <code>port.xml</code> is there
     * @throws IOException if no plugin.xml names a serializer for the object, or writing fails
     */
    public static void save(PortObject object, Path folder) throws IOException, CanceledExecutionException {
        flush(object);
        Files.deleteIfExists(folder.resolve(DESCRIPTION));
        ModelContent description = new ModelContent(DESCRIPTION);
        description.addString(OBJECT_CLASS, object.getClass().getName());
        if (object instanceof BufferedDataTable table) {
            StoredTable rows = (StoredTable) table.rows();
            description.addString(ROW_COUNT, Long.toString(rows.size()));
            rows.spec().save(description.addModelContent(TABLE_SPEC));
            rows.writeRows(folder.resolve(ROWS));
        } else {
            description.addString(SPEC_CLASS, object.getSpec().getClass().getName());
            saveSpec(object.getSpec(), folder.resolve(SPEC));
            saveObject(object, folder.resolve(OBJECT));
            if (object instanceof FileStorePortObject fileStoreObject) {
                saveFiles(fileStoreObject, description);
            }
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve(DESCRIPTION))) {
            description.saveToXML(out);
        }
    }

    private static void saveSpec(PortObjectSpec spec, Path file) throws IOException {
        var serializer = PortTypes.specSerializer(spec.getClass())
            .orElseThrow(() -> noSerializer(spec.getClass().getName(), "specClass"));
        try (var out = new PortObjectSpecZipOutputStream(Files.newOutputStream(file))) {
            serializer.savePortObjectSpec(spec, out);
        }
    }

    private static void saveObject(PortObject object, Path file) throws IOException, CanceledExecutionException {
        var serializer = PortTypes.objectSerializer(object.getClass())
            .orElseThrow(() -> noSerializer(object.getClass().getName(), "objectClass"));
        try (var out = new PortObjectZipOutputStream(Files.newOutputStream(file))) {
            serializer.savePortObject(object, out, new ExecutionMonitor());
        }
    }

    private static IOException noSerializer(String className, String attribute) {
        return new IOException("No plugin.xml declares a port type with " + attribute + " " + className
            + ", so it cannot be saved or loaded.");
    }

    private static void saveFiles(FileStorePortObject object, ModelContent description) {
        List<StoredFile> files =
            FileStorePortObject.fileStores(object).stream().map(FileStoreRepository::nameOf).toList();
        ModelContent target = (ModelContent) description.addModelContent(FILE_STORES);
        for (int i = 0; i < files.size(); i++) {
            files.get(i).save(target.addModelContent("filestore_" + i));
        }
    }

    /**
     * @param folder what {@link #save} wrote; of a table, the rows are read from it whenever they are asked for
     * @param repository knows the folders of all nodes whose file stores the object holds
     * @throws IOException if something is missing or damaged
     */
    public static PortObject load(Path folder, FileStoreRepository repository)
        throws IOException, CanceledExecutionException {
        Path descriptionFile = folder.resolve(DESCRIPTION);
        try (InputStream in = Files.newInputStream(descriptionFile)) {
            ModelContentRO description = ModelContent.loadFromXML(in);
            String className = description.getString(OBJECT_CLASS);
            return className.equals(BufferedDataTable.class.getName()) ? loadTable(description, folder)
                : loadObject(className, description, folder, repository);
        } catch (InvalidSettingsException e) {
            throw new IOException("Cannot read " + descriptionFile + ": " + e.getMessage(), e);
        }
    }

    private static PortObject loadTable(ModelContentRO description, Path folder) throws InvalidSettingsException {
        DataTableSpec spec = DataTableSpec.load(description.getModelContent(TABLE_SPEC));
        long size = Long.parseLong(description.getString(ROW_COUNT));
        return new BufferedDataTable(StoredTable.onDisk(spec, size, folder.resolve(ROWS)));
    }

    private static PortObject loadObject(String className, ModelContentRO description, Path folder,
        FileStoreRepository repository) throws IOException, InvalidSettingsException, CanceledExecutionException {
        Optional<Class<? extends PortObject>> objectClass = PortTypes.objectClass(className);
        var serializer =
            objectClass.flatMap(PortTypes::objectSerializer).orElseThrow(() -> noSerializer(className, "objectClass"));
        PortObjectSpec spec = loadSpec(description.getString(SPEC_CLASS), folder.resolve(SPEC));
        try (var in = new PortObjectZipInputStream(Files.newInputStream(folder.resolve(OBJECT)))) {
            PortObject object = serializer.loadPortObject(in, spec, new ExecutionMonitor());
            if (object instanceof FileStorePortObject fileStoreObject) {
                FileStorePortObject.restore(fileStoreObject, repository.open(loadFiles(description)));
            }
            return object;
        }
    }

    private static PortObjectSpec loadSpec(String className, Path file) throws IOException {
        var serializer = PortTypes.specClass(className).flatMap(PortTypes::specSerializer)
            .orElseThrow(() -> noSerializer(className, "specClass"));
        try (var in = new PortObjectSpecZipInputStream(Files.newInputStream(file))) {
            return serializer.loadPortObjectSpec(in);
        }
    }

    private static List<StoredFile> loadFiles(ModelContentRO description) throws InvalidSettingsException {
        ModelContentRO source = description.getModelContent(FILE_STORES);
        List<StoredFile> files = new ArrayList<>();
        for (String key : source) {
            files.add(StoredFile.load(source.getModelContent(key)));
        }
        return files;
    }
}
