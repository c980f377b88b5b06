package org.screlapse.benchmarks.simulate;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CloneCohortTest {

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void writesEveryCell() throws IOException {
        Path file = write("cells.csv");
        List<String> lines = Files.readAllLines(file);
        assertEquals(1 + CloneCohort.clones().stream().mapToInt(clone -> clone.diagnosis() + clone.relapse()).sum(),
            lines.size());
        assertEquals("11 of A, 2 of B, 6 of C", 19,
            lines.stream().filter(line -> line.contains(",P2,diagnosis,") && line.endsWith("stem-like")).count());
        assertThrows(FileAlreadyExistsException.class, () -> write("cells.csv"));
    }

    @Test
    public void sameSeedSameFile() throws IOException {
        assertArrayEquals(Files.readAllBytes(write("a.csv")), Files.readAllBytes(write("b.csv")));
    }

    private Path write(String name) throws IOException {
        Path file = folder.getRoot().toPath().resolve(name);
        new CloneCohort(CloneCohort.DEFAULT_SEED).write(file);
        return file;
    }
}
