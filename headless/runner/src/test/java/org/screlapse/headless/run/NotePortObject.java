package org.screlapse.headless.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;

/** A port object for tests: texts in file stores, some of them shared with the node before. */
public final class NotePortObject extends FileStorePortObject {

    public NotePortObject() {
    }

    NotePortObject(List<FileStore> notes) {
        super(notes);
    }

    FileStore note(int index) {
        return getFileStore(index);
    }

    @Override
    public String getSummary() {
        StringBuilder text = new StringBuilder("notes:");
        for (int i = 0; i < getFileStoreCount(); i++) {
            try {
                text.append(' ').append(Files.readString(getFileStore(i).getFile().toPath()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.toString();
    }

    @Override
    public PortObjectSpec getSpec() {
        return new Spec();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    public static final class Serializer extends PortObject.PortObjectSerializer<NotePortObject> {

        @Override
        public void savePortObject(NotePortObject object, PortObjectZipOutputStream out, ExecutionMonitor exec)
            throws IOException {
            out.putNextEntry(new ZipEntry("note"));
            out.closeEntry();
            out.close();
        }

        @Override
        public NotePortObject loadPortObject(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec) {
            return new NotePortObject();
        }
    }

    public static final class Spec extends AbstractSimplePortObjectSpec {

        public Spec() {
        }

        @Override
        protected void save(ModelContentWO model) {
            // says nothing
        }

        @Override
        protected void load(ModelContentRO model) {
            // says nothing
        }

        public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<Spec> {}
    }
}
