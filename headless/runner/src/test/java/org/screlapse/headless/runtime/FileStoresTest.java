package org.screlapse.headless.runtime;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.util.DuplicateKeyException;

/** File stores: made by one node, shared by those behind it, found again after saving and loading. */
public class FileStoresTest {

    /** A spec that says nothing. */
    public static final class EmptySpec extends AbstractSimplePortObjectSpec {

        /** Named in plugin.xml. */
        public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<EmptySpec> {}

        public EmptySpec() {
        }

        @Override
        protected void save(ModelContentWO model) {
            // nothing to save
        }

        @Override
        protected void load(ModelContentRO model) {
            // nothing to load
        }
    }

    /** An object whose content lies in its file stores. */
    public static final class Matrix extends FileStorePortObject {

        /** Closes the stream itself, as serializers may. */
        public static final class Serializer extends PortObject.PortObjectSerializer<Matrix> {

            @Override
            public void savePortObject(Matrix object, PortObjectZipOutputStream out, ExecutionMonitor exec)
                throws IOException {
                out.putNextEntry(new ZipEntry("note"));
                out.write(object.note.getBytes());
                out.close();
            }

            @Override
            public Matrix loadPortObject(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
                throws IOException {
                in.getNextEntry();
                Matrix result = new Matrix();
                result.note = new String(in.readAllBytes());
                in.close();
                return result;
            }
        }

        private final List<String> events = new ArrayList<>();
        private String note = "";

        public Matrix() {
        }

        Matrix(String note, FileStore... stores) {
            super(List.of(stores));
            this.note = note;
        }

        @Override
        protected void postConstruct() throws IOException {
            events.add("postConstruct " + getFileStoreCount());
        }

        @Override
        protected void flushToFileStore() throws IOException {
            events.add("flush");
            Files.writeString(file(getFileStoreCount() - 1), "flushed " + note);
        }

        Path file(int i) {
            return getFileStore(i).getFile().toPath();
        }

        @Override
        public String getSummary() {
            return note;
        }

        @Override
        public EmptySpec getSpec() {
            return new EmptySpec();
        }

        @Override
        public JComponent[] getViews() {
            return new JComponent[0];
        }
    }

    @Rule
    public final PortTypesForTests declared = new PortTypesForTests(List.of(Matrix.class));

    @Rule
    public final TemporaryFolder temp = new TemporaryFolder();

    private final FileStoreRepository repository = new FileStoreRepository();
    private Path root;

    @Before
    public void open() {
        root = temp.getRoot().toPath();
    }

    private FileStoreFolder folder(String node) {
        return repository.create(root.resolve(node).resolve("filestore"));
    }

    private ExecutionContext context(FileStoreFolder folder) {
        return NodeRuntime.of(repository, folder, root).newExecutionContext();
    }

    @Test
    public void fileStoresLieInKnimesLayout() throws Exception {
        FileStoreFolder folder = folder("node");
        assertTrue(folder.isEmpty());
        File file = context(folder).createFileStore("matrix").getFile();
        assertEquals(root.resolve("node/filestore/000/000/matrix").toFile(), file);
        assertTrue(file.getParentFile().isDirectory());
        assertFalse("the node makes the file, or a folder", file.exists());
        assertFalse(folder.isEmpty());
    }

    @Test
    public void aThousandFileStoresShareAFolder() throws Exception {
        ExecutionContext exec = context(folder("node"));
        for (int i = 0; i < 1000; i++) {
            assertEquals("000", exec.createFileStore("f" + i).getFile().getParentFile().getName());
        }
        assertEquals("001", exec.createFileStore("f1000").getFile().getParentFile().getName());
    }

    @Test
    public void namesMustBePlainAndNew() throws Exception {
        ExecutionContext exec = context(folder("node"));
        exec.createFileStore("a");
        assertThrows(DuplicateKeyException.class, () -> exec.createFileStore("a"));
        assertThrows(IllegalArgumentException.class, () -> exec.createFileStore(null));
        assertThrows(IOException.class, () -> exec.createFileStore(".a"));
        assertThrows(IOException.class, () -> exec.createFileStore("a/b"));
        assertThrows(IOException.class, () -> exec.createFileStore("a\\b"));
    }

    @Test
    public void objectIsFlushedOnce() throws Exception {
        Matrix matrix = new Matrix("m", context(folder("node")).createFileStore("a"));
        PortObjects.flush(matrix);
        PortObjects.flush(matrix);
        PortObjects.save(matrix, temp.newFolder().toPath());
        assertEquals(List.of("flush"), matrix.events);
        assertEquals("flushed m", Files.readString(matrix.file(0)));
    }

    @Test
    public void sharedFileStoresAreFoundAgainInAnotherProcess() throws Exception {
        FileStoreFolder source = folder("source");
        FileStoreFolder annotate = folder("annotate");
        Matrix matrix = new Matrix("counts", context(source).createFileStore("counts"));
        PortObjects.flush(matrix);
        Matrix annotated = new Matrix("annotated", FileStorePortObject.fileStores(matrix).get(0),
            context(annotate).createFileStore("annotations"));
        Path saved = temp.newFolder().toPath();
        PortObjects.save(annotated, saved);
        try (Stream<Path> files = Files.walk(root)) {
            assertEquals("nothing was copied", 1,
                files.filter(f -> f.getFileName().toString().equals("counts")).count());
        }

        FileStoreRepository later = new FileStoreRepository();
        later.register(source.id(), source.path());
        later.register(annotate.id(), annotate.path());
        Matrix loaded = (Matrix) PortObjects.load(saved, later);
        assertEquals("annotated", loaded.getSummary());
        assertEquals(List.of("postConstruct 2"), loaded.events);
        assertEquals("flushed counts", Files.readString(loaded.file(0)));
        assertEquals("flushed annotated", Files.readString(loaded.file(1)));
        assertEquals(annotated, loaded);
        assertNotEquals(matrix, loaded);
        PortObjects.flush(loaded);
        assertEquals("a loaded object has nothing to flush", List.of("postConstruct 2"), loaded.events);
    }

    @Test
    public void fileStoresOfAnUnknownNodeAreAnError() throws Exception {
        FileStoreFolder source = folder("source");
        Path saved = temp.newFolder().toPath();
        PortObjects.save(new Matrix("m", context(source).createFileStore("a")), saved);
        String message =
            assertThrows(IOException.class, () -> PortObjects.load(saved, new FileStoreRepository())).getMessage();
        assertTrue(message, message.contains("\"a\"") && message.contains(source.id().toString()));
    }

    @Test
    public void loadedNodesMakeNoNewFileStores() {
        FileStoreFolder folder = repository.register(UUID.randomUUID(), root.resolve("old"));
        assertThrows(IllegalStateException.class, () -> context(folder).createFileStore("a"));
    }

    @Test
    public void fileStoresOfTwoWorkflowsDoNotMix() throws Exception {
        FileStore own = context(folder("node")).createFileStore("a");
        FileStore foreign =
            NodeRuntime.standalone(temp.newFolder().toPath()).newExecutionContext().createFileStore("b");
        assertThrows(IllegalStateException.class, () -> new Matrix("m", own, foreign));
    }
}
