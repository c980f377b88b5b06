package org.screlapse.engine.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;

/** Stored data that are damaged on disk must never be read as other data. */
public class DamagedStoreTest {

    private static final int MUTANTS = 2000;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private List<Path> files;
    private SingleCellData data;

    @Before
    public void store() throws IOException {
        SingleCellData counts = StoredExample.annotated();
        StoredData first = write("first", counts);
        data = first.data().selectCells(new int[]{1, 2, 3, 5, 8, 13, 21, 34}).withMetadata("note", "x");
        files = write("second", data, first).files();
        assertEquals(2, files.size());
    }

    @Test
    public void noMutantIsReadAsOtherData() throws IOException {
        Random random = new Random(16);
        int refused = 0;
        for (int mutant = 0; mutant < MUTANTS; mutant++) {
            Path file = files.get(mutant % 2);
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, mutated(bytes, random));
            try {
                SingleCellData read = StoredData.open(files, mutant % 3 == 0 ? 0 : Long.MAX_VALUE).data();
                StoredExample.assertSameContent(data, read);
            } catch (DamagedDataException e) {
                refused++;
                assertTrue(e.getMessage(), e.getMessage().startsWith("The "));
            } catch (UncheckedIOException e) {
                refused++;
                assertTrue(e.toString(), e.getCause() instanceof DamagedDataException);
            }
            Files.write(file, bytes);
        }
        assertTrue(refused + " of " + MUTANTS, refused > MUTANTS / 2);
    }

    @Test
    public void namesTheFileAndWhatIsWrong() throws IOException {
        byte[] bytes = Files.readAllBytes(files.get(0));
        bytes[20]++;
        Files.write(files.get(0), bytes);
        IOException e = assertThrows(DamagedDataException.class, () -> StoredData.open(files));
        assertTrue(e.getMessage(), e.getMessage().matches("The stored single-cell data in \\Q" + files.get(0)
            + "\\E are damaged: the \\d+ bytes from byte 0 on are not those that were written\\."));
    }

    @Test
    public void saysWhichVersionWroteThem() throws IOException {
        Path last = files.get(1);
        byte[] bytes = Files.readAllBytes(last);
        bytes[bytes.length - 1]++;
        Files.write(last, bytes);
        assertEquals(
            "The single-cell data in " + last
                + " were stored by a later version of scRelapse, whose form this one does not read.",
            assertThrows(DamagedDataException.class, () -> StoredData.open(files)).getMessage());
        bytes[bytes.length - 1] -= 2;
        Files.write(last, bytes);
        String message = assertThrows(DamagedDataException.class, () -> StoredData.open(files)).getMessage();
        assertTrue(message, message.contains("by an earlier version"));
    }

    @Test
    public void mappedBlocksAreCheckedWhenTheyAreFirstRead() throws IOException {
        byte[] bytes = Files.readAllBytes(files.get(0));
        StoredData whole = StoredData.open(List.of(files.get(0)), 0);
        bytes[1000]++;
        Files.write(files.get(0), bytes, StandardOpenOption.WRITE);
        CellCursor cell = whole.data().counts().cursor();
        assertTrue(assertThrows(UncheckedIOException.class, cell::next).getCause() instanceof DamagedDataException);
    }

    @Test
    public void aFileThatBecomesShorterIsASentence() throws IOException {
        StoredData mapped = StoredData.open(List.of(files.get(0)), 0);
        CellCursor cell = mapped.data().counts().cursor();
        assertTrue(cell.next());
        try (FileChannel channel = FileChannel.open(files.get(0), StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
        InternalError fault = assertThrows(InternalError.class, () -> {
            while (cell.next()) {
                continue;
            }
        });
        assertEquals("Stored single-cell data can no longer be read: a file of theirs became shorter, or its disk"
            + " failed, while it was being read.", DamagedDataException.of(fault).orElseThrow().getMessage());
        assertTrue(DamagedDataException.of(new InternalError("other")).isEmpty());
    }

    private StoredData write(String name, SingleCellData stored, StoredData... upstream) throws IOException {
        Path file = folder.getRoot().toPath().resolve(name);
        try (StoreWriter writer = StoreWriter.create(file, List.of(upstream))) {
            return writer.finish(stored, Progress.NONE);
        }
    }

    /** A byte changed, bits set or cleared, a number put in, bytes left out or twice, or the end cut off. */
    private static byte[] mutated(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int place = random.nextInt(bytes.length - 8);
        int length = 1 + random.nextInt(Math.min(64, bytes.length - place));
        switch (random.nextInt(6)) {
            case 0 -> bytes[place] ^= (byte) (1 << random.nextInt(8));
            case 1 -> ByteBuffer.wrap(bytes).putInt(place, random.nextInt());
            case 2 -> ByteBuffer.wrap(bytes).putLong(place, Long.MAX_VALUE);
            case 3 -> Arrays.fill(bytes, place, place + length, (byte) random.nextInt());
            case 4 -> System.arraycopy(whole, place + length, bytes, place, whole.length - place - length);
            default -> bytes = Arrays.copyOf(bytes, place);
        }
        return bytes;
    }
}
