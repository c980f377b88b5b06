package org.screlapse.headless.runtime;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** Port types from plugin.xml, and port objects that are saved and loaded. */
public class PortObjectsTest {

    /** A spec with one text. */
    public static final class NamedSpec extends AbstractSimplePortObjectSpec {

        /** Named in plugin.xml. */
        public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<NamedSpec> {}

        private String name = "";

        public NamedSpec() {
        }

        NamedSpec(String name) {
            this.name = name;
        }

        @Override
        protected void save(ModelContentWO model) {
            model.addString("name", name);
        }

        @Override
        protected void load(ModelContentRO model) throws InvalidSettingsException {
            name = model.getString("name");
        }
    }

    /** An object that writes zip entries of its own. */
    public static final class BinaryObject implements PortObject {

        /** Named in plugin.xml. */
        public static final class Serializer extends PortObjectSerializer<BinaryObject> {

            @Override
            public void savePortObject(BinaryObject object, PortObjectZipOutputStream out, ExecutionMonitor exec)
                throws IOException {
                out.putNextEntry(new ZipEntry("value.bin"));
                var data = new DataOutputStream(out);
                data.writeLong(object.value);
                data.flush();
                out.closeEntry();
            }

            @Override
            public BinaryObject loadPortObject(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
                throws IOException {
                if (in.getNextEntry() == null) {
                    throw new IOException("There is no value.");
                }
                return new BinaryObject(((NamedSpec) spec).name, new DataInputStream(in).readLong());
            }
        }

        private final NamedSpec spec;
        private final long value;

        BinaryObject(String name, long value) {
            spec = new NamedSpec(name);
            this.value = value;
        }

        @Override
        public String getSummary() {
            return spec.name + " = " + value;
        }

        @Override
        public NamedSpec getSpec() {
            return spec;
        }

        @Override
        public JComponent[] getViews() {
            return new JComponent[0];
        }
    }

    /** An object that no plugin.xml names. */
    public static final class UnknownObject implements PortObject {

        @Override
        public String getSummary() {
            return "unknown";
        }

        @Override
        public NamedSpec getSpec() {
            return new NamedSpec();
        }

        @Override
        public JComponent[] getViews() {
            return new JComponent[0];
        }
    }

    @Rule
    public final PortTypesForTests declared = new PortTypesForTests(List.of(BinaryObject.class));

    @Rule
    public final TemporaryFolder temp = new TemporaryFolder();

    private PortObject savedAndLoaded(PortObject object) throws Exception {
        Path folder = temp.newFolder().toPath();
        PortObjects.save(object, folder);
        return PortObjects.load(folder, new FileStoreRepository());
    }

    @Test
    public void typesComeFromPluginXml() {
        PortTypeRegistry registry = PortTypeRegistry.getInstance();
        PortType type = registry.getPortType(BinaryObject.class);
        assertEquals("Test BinaryObject", PortTypes.name(type));
        assertEquals(NamedSpec.class, type.getPortObjectSpecClass());
        assertTrue(type.acceptsPortObject(new BinaryObject("a", 1)));
        assertFalse(type.acceptsPortObject(new UnknownObject()));
        assertEquals(type, registry.getPortType(BinaryObject.class));
        assertTrue(registry.getPortType(BinaryObject.class, true).isOptional());
        assertTrue(PortTypes.all().contains(registry.getPortType(BinaryObject.class)));
        assertEquals(BinaryObject.class, PortTypes.objectClass(BinaryObject.class.getName()).orElseThrow());
        assertEquals(NamedSpec.class, PortTypes.specClass(NamedSpec.class.getName()).orElseThrow());
        assertTrue(PortTypes.objectClass("no.such.Object").isEmpty());
        assertEquals("Table", PortTypes.name(BufferedDataTable.TYPE));
        assertEquals(BufferedDataTable.class, PortTypes.objectClass(BufferedDataTable.class.getName()).orElseThrow());
    }

    @Test
    public void undeclaredTypeIsItsOwn() {
        PortType type = PortTypeRegistry.getInstance().getPortType(UnknownObject.class);
        assertEquals("UnknownObject", PortTypes.name(type));
        assertNotEquals(type, PortTypeRegistry.getInstance().getPortType(BinaryObject.class));
    }

    @Test
    public void objectsComeBackWithTheirSpecs() throws Exception {
        PortObject loaded = savedAndLoaded(new BinaryObject("b", 7));
        assertEquals("b = 7", loaded.getSummary());
        assertEquals(new NamedSpec("b"), loaded.getSpec());
        assertNotEquals(new NamedSpec("a"), loaded.getSpec());
    }

    @Test
    public void tablesComeBack() throws Exception {
        for (int cells : new int[]{0, 1000}) {
            NodeRuntime runtime = NodeRuntime.standalone(temp.newFolder().toPath()).withCellsInMemory(cells);
            BufferedDataContainer container = runtime.newExecutionContext().createDataContainer(
                new DataTableSpec(new String[]{"s", "d"}, new DataType[]{StringCell.TYPE, DoubleCell.TYPE}));
            container.addRowToTable(new DefaultRow("a", new StringCell("x"), new DoubleCell(1)));
            container.addRowToTable(new DefaultRow("b", DataType.getMissingCell(), new MissingCell("why")));
            container.close();
            BufferedDataTable table = container.getTable();
            BufferedDataTable loaded = (BufferedDataTable) savedAndLoaded(table);
            assertEquals(table.getSpec(), loaded.getSpec());
            assertEquals(2, loaded.size());
            List<DataRow> rows = StreamSupport.stream(loaded.spliterator(), false).toList();
            assertEquals("a: (x, 1.0)", rows.get(0).toString());
            assertEquals("why", ((MissingCell) rows.get(1).getCell(1)).getError());
        }
    }

    @Test
    public void undeclaredObjectCannotBeSaved() throws Exception {
        Path folder = temp.newFolder().toPath();
        assertTrue(assertThrows(IOException.class, () -> PortObjects.save(new UnknownObject(), folder)).getMessage()
            .startsWith("No plugin.xml declares a port type with objectClass " + UnknownObject.class.getName()));
        assertFalse("without port.xml there is nothing to load", Files.exists(folder.resolve("port.xml")));
    }

    @Test
    public void damagedFoldersAreErrors() throws Exception {
        Path empty = temp.newFolder().toPath();
        assertThrows(IOException.class, () -> PortObjects.load(empty, new FileStoreRepository()));
        Path folder = temp.newFolder().toPath();
        PortObjects.save(new BinaryObject("a", 1), folder);
        Files.write(folder.resolve("object.zip"), new byte[]{1, 2, 3});
        assertThrows(IOException.class, () -> PortObjects.load(folder, new FileStoreRepository()));
    }
}
