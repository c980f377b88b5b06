package org.knime.core.util;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.util.WorkflowFolder;

/** Paths and URLs. */
public class FileUtilTest {

    @Rule
    public final TemporaryFolder temp = new TemporaryFolder();

    @Test
    public void pathsAndUrlsAreResolved() throws Exception {
        Path file = temp.getRoot().toPath().resolve("a b.txt");
        assertEquals(file, FileUtil.resolveToPath(FileUtil.toURL(file.toString())));
        assertEquals(file, FileUtil.resolveToPath(FileUtil.toURL(file.toUri().toString())));
        assertNull(FileUtil.resolveToPath(FileUtil.toURL("http://localhost/x")));
        assertThrows(InvalidPathException.class, () -> FileUtil.toURL(""));
    }

    @Test
    public void workflowUrlsAreRelativeToTheWorkflow() throws Exception {
        Path workflow = temp.getRoot().toPath();
        Path found = WorkflowFolder.callIn(workflow,
            () -> FileUtil.resolveToPath(FileUtil.toURL("knime://knime.workflow/data/a b.txt")));
        assertEquals(workflow.resolve("data/a b.txt"), found);
        for (String url : new String[]{"knime://knime.workflow/../x", "knime://knime.mountpoint/x",
            "knime://knime.workflow"}) {
            assertThrows(url, IOException.class,
                () -> WorkflowFolder.callIn(workflow, () -> FileUtil.resolveToPath(FileUtil.toURL(url))));
        }
        assertThrows("outside any workflow", IOException.class,
            () -> FileUtil.resolveToPath(FileUtil.toURL("knime://knime.workflow/data/x")));
    }

    @Test
    public void temporaryFoldersAreNew() throws Exception {
        File first = FileUtil.createTempDir("test");
        File second = FileUtil.createTempDir("test");
        assertTrue(first.isDirectory());
        assertFalse(first.equals(second));
        assertTrue(new File(first, "x").createNewFile());
        assertTrue(FileUtil.deleteRecursively(first));
        assertFalse(first.exists());
        assertTrue(FileUtil.deleteRecursively(second));
        assertFalse(FileUtil.deleteRecursively(second));
    }
}
