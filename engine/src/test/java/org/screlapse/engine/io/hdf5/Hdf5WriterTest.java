package org.screlapse.engine.io.hdf5;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class Hdf5WriterTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @FunctionalInterface
    private interface Content {
        void write(Hdf5Group root) throws IOException;
    }

    @Test
    public void checksumIsLookup3() {
        // the examples that Bob Jenkins gives with his function
        assertEquals(0xDEADBEEF, Checksum.of(new byte[0]));
        assertEquals(0x17770551, Checksum.of("Four score and seven years ago".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    public void attributesOfEveryKindComeBack() throws IOException {
        Path path = write(root -> {
            root.attribute("text", "anndatä");
            root.attribute("empty", "");
            root.attribute("texts", List.of("a", "béc", ""));
            root.attribute("none", List.of());
            root.attribute("flag", true);
            root.attribute("number", -7);
            root.attribute("numbers", new long[]{3, 5_000_000_000L});
        });
        try (HdfFile file = new HdfFile(path)) {
            assertEquals("anndatä", file.getAttribute("text").getData());
            assertEquals("", file.getAttribute("empty").getData());
            assertArrayEquals(new String[]{"a", "béc", ""}, (Object[]) file.getAttribute("texts").getData());
            assertArrayEquals(new int[]{0}, file.getAttribute("none").getDimensions());
            assertEquals("TRUE", file.getAttribute("flag").getData());
            assertEquals(-7L, file.getAttribute("number").getData());
            assertArrayEquals(new long[]{3, 5_000_000_000L}, (long[]) file.getAttribute("numbers").getData());
        }
    }

    @Test
    public void smallDatasetsOfEveryTypeComeBack() throws IOException {
        Path path = write(root -> {
            Hdf5Group group = root.group("a").group("b");
            Hdf5Dataset bytes = group.dataset("int8", Hdf5Type.INT8);
            bytes.putByte(-3);
            bytes.finish();
            Hdf5Dataset shorts = group.dataset("int16", Hdf5Type.INT16);
            shorts.putShort(-300);
            shorts.finish();
            Hdf5Dataset longs = group.dataset("int64", Hdf5Type.INT64);
            longs.putLong(-5_000_000_000L);
            longs.finish();
            Hdf5Dataset doubles = group.dataset("float64", Hdf5Type.FLOAT64);
            doubles.putDouble(0.1);
            doubles.putDouble(Double.NaN);
            doubles.finish();
            Hdf5Dataset fixed = group.dataset("fixed", Hdf5Type.fixedText(4));
            fixed.putText("µx");
            fixed.putText("abcd");
            fixed.finish();
            Hdf5Dataset scalar = group.scalar("scalar", Hdf5Type.TEXT);
            scalar.putText("x".repeat(10_000));
            scalar.finish();
            group.dataset("empty", Hdf5Type.FLOAT32).finish();
        });
        try (HdfFile file = new HdfFile(path)) {
            assertArrayEquals(new byte[]{-3}, (byte[]) file.getDatasetByPath("a/b/int8").getData());
            assertArrayEquals(new short[]{-300}, (short[]) file.getDatasetByPath("a/b/int16").getData());
            assertArrayEquals(new long[]{-5_000_000_000L}, (long[]) file.getDatasetByPath("a/b/int64").getData());
            assertArrayEquals(new double[]{0.1, Double.NaN}, (double[]) file.getDatasetByPath("a/b/float64").getData(),
                0);
            assertArrayEquals(new String[]{"µx", "abcd"}, (Object[]) file.getDatasetByPath("a/b/fixed").getData());
            assertEquals("x".repeat(10_000), file.getDatasetByPath("a/b/scalar").getData());
            assertArrayEquals(new int[]{0}, file.getDatasetByPath("a/b/empty").getDimensions());
        }
    }

    @Test
    public void manyChunksComeBackFromATreeOfTwoLevels() throws IOException {
        int count = 5_500_000;
        Path path = write(root -> {
            Hdf5Dataset first = root.dataset("first", Hdf5Type.INT32);
            Hdf5Dataset second = root.dataset("second", Hdf5Type.FLOAT32);
            for (int i = 0; i < count; i++) {
                first.putInt(i * 7);
                second.putFloat(i % 10);
            }
            first.finish();
            second.finish();
        });
        try (HdfFile file = new HdfFile(path)) {
            int[] first = (int[]) file.getDatasetByPath("first").getData();
            float[] second = (float[]) file.getDatasetByPath("second").getData();
            assertEquals(count, first.length);
            assertEquals(count, second.length);
            for (int i = 0; i < count; i++) {
                if (first[i] != i * 7 || second[i] != i % 10) {
                    throw new AssertionError("value " + i + ": " + first[i] + ", " + second[i]);
                }
            }
        }
        assertTrue("compressed", Files.size(path) < count * 2L);
    }

    @Test
    public void chunkedTextsFlagsAndTablesComeBack() throws IOException {
        int count = 100_001;
        Path path = write(root -> {
            Hdf5Dataset texts = root.dataset("texts", Hdf5Type.TEXT);
            Hdf5Dataset flags = root.dataset("flags", Hdf5Type.BOOLEAN);
            Hdf5Dataset table = root.table("table", Hdf5Type.FLOAT32, 3);
            for (int i = 0; i < count; i++) {
                texts.putText(i % 3 == 0 ? "" : "µ" + i);
                flags.putBoolean(i % 3 == 0);
                for (int column = 0; column < 3; column++) {
                    table.putFloat(3 * i + column);
                }
            }
            texts.finish();
            flags.finish();
            table.finish();
        });
        try (HdfFile file = new HdfFile(path)) {
            Object[] texts = (Object[]) file.getDatasetByPath("texts").getData();
            Object[] flags = (Object[]) file.getDatasetByPath("flags").getData();
            float[][] table = (float[][]) file.getDatasetByPath("table").getData();
            assertEquals(count, table.length);
            for (int i = 0; i < count; i++) {
                assertEquals(i % 3 == 0 ? "" : "µ" + i, texts[i]);
                assertEquals(i % 3 == 0 ? "TRUE" : "FALSE", flags[i]);
                assertEquals(3 * i + 2, table[i][2], 0);
            }
        }
    }

    @Test
    public void namesThatHdf5CannotHoldAreRefused() throws IOException {
        write(root -> {
            assertThrows(IllegalArgumentException.class, () -> root.group("a/b"));
            assertThrows(IllegalArgumentException.class, () -> root.group("."));
            root.group("twice");
            assertThrows(IllegalArgumentException.class, () -> root.group("twice"));
        });
    }

    private Path write(Content content) throws IOException {
        Path path = folder.getRoot().toPath().resolve("test.h5");
        try (Hdf5Writer file = Hdf5Writer.create(path)) {
            content.write(file.root());
            file.finish();
        }
        return path;
    }
}
