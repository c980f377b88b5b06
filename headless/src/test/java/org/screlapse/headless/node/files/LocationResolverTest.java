package org.screlapse.headless.node.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSFiles;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.location.FSPathProviderFactory;
import org.screlapse.headless.runtime.WorkflowFolder;

public class LocationResolverTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path workflow;

    @Before
    public void makeWorkflow() throws Exception {
        workflow = folder.newFolder("my workflow").toPath().toRealPath();
        Files.createDirectory(workflow.resolve("data"));
        Files.writeString(workflow.resolve("data/in put.txt"), "hello");
    }

    private static FSLocation data(String path) {
        return new FSLocation(FSCategory.RELATIVE, "knime.workflow.data", path);
    }

    private String read(FSLocation location) throws Exception {
        return WorkflowFolder.callIn(workflow, () -> {
            try (var factory = FSPathProviderFactory.newFactory(Optional.empty(), location);
                var provider = factory.create(location); var local = FSFiles.toLocalFile(provider.getPath())) {
                var text = Files.readString(provider.getPath());
                assertEquals(text, Files.readString(Path.of(local.path())));
                return text;
            }
        });
    }

    @Test
    public void readsFilesOfEveryKind() throws Exception {
        var file = workflow.resolve("data/in put.txt");
        assertEquals("hello", read(new FSLocation(FSCategory.LOCAL, file.toString())));
        assertEquals("hello", read(data("in put.txt")));
        assertEquals("hello", read(new FSLocation(FSCategory.RELATIVE, "knime.workflow", "data/in put.txt")));
        assertEquals("hello", read(new FSLocation(FSCategory.CUSTOM_URL, "1000", file.toUri().toString())));
        assertEquals("hello",
            read(new FSLocation(FSCategory.CUSTOM_URL, "1000", "knime://knime.workflow/data/in%20put.txt")));
    }

    @Test
    public void onlyAPathOfTheLocalFileSystemIsALocalFile() throws Exception {
        var file = workflow.resolve("data");
        var location = new FSLocation(FSCategory.LOCAL, file.toString());
        assertEquals(file.toFile(), LocationResolver.resolve(location).toFile());
        var relative = WorkflowFolder.callIn(workflow, () -> LocationResolver.resolve(data("in put.txt")));
        assertThrows(UnsupportedOperationException.class, relative::toFile);
        assertEquals(2, relative.toAbsolutePath().resolve("x").getNameCount());
        assertEquals(data("in put.txt"), relative.toFSLocation());
    }

    @Test
    public void filesCanBeWrittenMovedAndListed() throws Exception {
        var path = WorkflowFolder.callIn(workflow, () -> LocationResolver.resolve(data("sub/out.txt")));
        FSFiles.createDirectories(path.getParent());
        var temporary = folder.newFile().toPath();
        Files.writeString(temporary, "result");
        var part = path.resolveSibling(path.getFileName() + ".part");
        Files.copy(temporary, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        assertEquals("result", Files.readString(workflow.resolve("data/sub/out.txt")));
        assertFalse(FSFiles.exists(part));
        try (var files = Files.list(path.getParent())) {
            assertEquals(List.of(path), files.toList());
        }
        Files.delete(path);
        assertTrue(FSFiles.isDirectory(path.getParent()));
    }

    @Test
    public void pathsCannotLeaveTheWorkflow() throws Exception {
        Files.writeString(folder.getRoot().toPath().resolve("secret.txt"), "secret");
        assertThrows(NoSuchFileException.class, () -> read(data("../../secret.txt")));
        var address = new FSLocation(FSCategory.CUSTOM_URL, "1000", "knime://knime.workflow/../secret.txt");
        assertTrue(assertThrows(UncheckedIOException.class, () -> read(address)).getMessage()
            .contains("leaves the workflow's folder"));
    }

    @Test
    public void whatOnlyKnimeReachesIsRefusedWithASentence() {
        var mountpoint = new FSLocation(FSCategory.RELATIVE, "knime.mountpoint", "x.txt");
        assertTrue(assertThrows(UncheckedIOException.class, () -> read(mountpoint)).getMessage()
            .contains("make it relative to the workflow's data area"));
        var web = new FSLocation(FSCategory.CUSTOM_URL, "1000", "https://example.org/x");
        assertTrue(assertThrows(UncheckedIOException.class, () -> read(web)).getMessage()
            .startsWith("The address https://example.org/x cannot be reached without KNIME"));
        assertTrue(assertThrows(UncheckedIOException.class, () -> read(new FSLocation(FSCategory.LOCAL, "")))
            .getMessage().startsWith("No file has been chosen"));
        assertThrows(UncheckedIOException.class, () -> LocationResolver.resolve(data("in put.txt")));
    }
}
