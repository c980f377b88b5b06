package org.screlapse.engine.io;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jhdf.api.DatasetCreationOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Run;

/** Whatever is in a file: it is read, or refused with the one exception; nothing else comes out. */
public class DamagedFilesTest {

    /** Damaged copies a format, divided among its files; more with {@code -Dscrelapse.mutants=…}. */
    private static final int MUTANTS = Integer.getInteger("screlapse.mutants", 2000);
    private static final int TENX_HDF5_FILES = 3;
    private static final int H5AD_FILES = 4;
    private static final int FOLDER_FILES = 4;
    private static final int TABLES = 2;
    private static final int ARCHIVES = 3;
    /** Of processor time, so that a busy machine does not matter; thousands of times what a file here needs. */
    private static final double MAX_SECONDS = 10;
    private static final int MARK = 0x1235;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void mutatedHdf5() throws IOException {
        Path file = folder.getRoot().toPath().resolve("test.h5");
        TestFiles.hdf5(file, TestFiles.version3(),
            DatasetCreationOptions.builder().chunkDimensions(3).shuffle().deflate().build());
        mutate(file, file, 1, TENX_HDF5_FILES);
    }

    @Test
    public void mutatedHdf5OfCellRanger() throws IOException {
        for (String real : new String[]{"1.2.0/filtered_gene_bc_matrices_h5.h5",
            "3.0.0/filtered_feature_bc_matrix.h5"}) {
            Path file = folder.getRoot().toPath().resolve("real.h5");
            Files.write(file, Files.readAllBytes(TestFiles.shared("small/10x_tests").resolve(real)));
            mutate(file, file, 2, TENX_HDF5_FILES);
        }
    }

    @Test
    public void mutatedH5ad() throws IOException {
        Path file = folder.getRoot().toPath().resolve("data.h5ad");
        SingleCellWriter.withDefaults().write(WriterExample.everything(), file, Run.silent());
        mutate(file, file, 6, H5AD_FILES);
    }

    @Test
    public void mutatedH5adOfAnndata() throws IOException {
        for (String real : new String[]{"ref/pbmc_small/counts.h5ad", "small/anndata_archives/v0.7.8/adata.h5ad",
            "small/pbmc68k_reduced_0.5.h5ad"}) {
            Path file = folder.getRoot().toPath().resolve("real.h5ad");
            Files.write(file, Files.readAllBytes(TestFiles.shared(real)));
            mutate(file, file, 7, H5AD_FILES);
        }
    }

    @Test
    public void mutatedMatrixFolder() throws IOException {
        Path run = TestFiles.matrixFolder(folder.getRoot().toPath(), "");
        for (String name : new String[]{"matrix.mtx.gz", "features.tsv.gz", "barcodes.tsv.gz"}) {
            mutate(run.resolve(name), run, 3, FOLDER_FILES);
        }
        Files.delete(run.resolve("matrix.mtx.gz"));
        Path plain = TestFiles.write(run.resolve("matrix.mtx"), TestFiles.mtx("4 3 2", "1 1 1\n4 1 300\n"));
        mutate(plain, run, 4, FOLDER_FILES);
    }

    @Test
    public void mutatedCellTable() throws IOException {
        Path file = TestFiles.write(folder.getRoot().toPath().resolve("cells.csv"),
            "cell,patient,n,flag\nA-1,\"P,1\",100,True\nB-1,P2,0.5,False\nC-1,P2,,\n");
        mutate(file, file, 5, 1);
    }

    @Test
    public void mutatedLoom() throws IOException {
        Path file = folder.getRoot().toPath().resolve("test.loom");
        TestFiles.hdf5(file, LoomFormatTest.loom(),
            DatasetCreationOptions.builder().chunkDimensions(2, 2).shuffle().deflate().build(), "matrix",
            "layers/spliced");
        mutate(file, file, 6, 1);
    }

    @Test
    public void mutatedCountTables() throws IOException {
        Path genes = TestFiles.write(folder.getRoot().toPath().resolve("genes.csv"),
            "gene,name,A-1,B-1,C-1\nENSG00000000003,\"TSPAN6\",0,1,300\nENSG00000000005,TNMD,NA,0.25,7\r\n"
                + "ENSG00000000419,DPM1,0,0,1e3\n");
        mutate(genes, genes, 7, TABLES);
        Path cells = TestFiles.write(folder.getRoot().toPath().resolve("cells.tsv.gz"),
            "\tCD3E\tCD4\tACTB\nAAACCTGA-1\t1\t0\t2\nAAACCTGC-1\t0\t0\t2\nAAACCTGG-1\t5\t0\t200\n");
        mutate(cells, cells, 8, TABLES);
    }

    @Test
    public void mutatedArchives() throws IOException {
        Path run = TestFiles.matrixFolder(folder.newFolder("run").toPath(), "");
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : new String[]{"features.tsv.gz", "barcodes.tsv.gz", "matrix.mtx.gz"}) {
            files.put("run/" + name, Files.readAllBytes(run.resolve(name)));
        }
        Path zip = Files.write(folder.getRoot().toPath().resolve("run.zip"), TestFiles.zip(files));
        mutate(zip, zip, 9, ARCHIVES);
        Path tar = Files.write(folder.getRoot().toPath().resolve("run.tar"), TestFiles.tar(files));
        mutate(tar, tar, 10, ARCHIVES);
        Path compressed =
            Files.write(folder.getRoot().toPath().resolve("run.tar.gz"), TestFiles.gzip(TestFiles.tar(files)));
        mutate(compressed, compressed, 11, ARCHIVES);
    }

    /** Damages a file in many ways and reads what it belongs to each time. */
    private static void mutate(Path file, Path what, long seed, int filesOfFormat) throws IOException {
        byte[] original = Files.readAllBytes(file);
        Random random = new Random(seed);
        for (int mutant = 0; mutant < MUTANTS / filesOfFormat; mutant++) {
            byte[] bytes = mutant(original, random);
            overwrite(file, bytes);
            int number = mutant;
            readOrRefuse(what, () -> "mutant " + number + " of " + file.getFileName());
        }
        overwrite(file, original);
        assertTrue(TestFiles.read(what).cells().size() > 0);
    }

    /** Without emptying the file first, which makes some file systems wait for the disk each time. */
    private static void overwrite(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), 0);
            if (channel.size() > bytes.length) {
                channel.truncate(bytes.length);
            }
        }
    }

    private static byte[] mutant(byte[] original, Random random) {
        if (random.nextInt(8) == 0) {
            return Arrays.copyOf(original, 1 + random.nextInt(original.length));
        }
        byte[] bytes = original.clone();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 8), (byte) -random.nextInt(2));
                case 3 -> splice(original, bytes, at, random);
                default -> editNumber(bytes, at, random);
            }
        }
        return bytes;
    }

    /** A block from elsewhere in the file. */
    private static void splice(byte[] original, byte[] bytes, int at, Random random) {
        int from = random.nextInt(bytes.length);
        int length = Math.min(1 + random.nextInt(256), bytes.length - Math.max(from, at));
        System.arraycopy(original, from, bytes, at, length);
    }

    /** Another number in the place of one: digits in a text, little-endian words in a binary file. */
    private static void editNumber(byte[] bytes, int at, Random random) {
        long[] numbers =
            {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, 1L << 32, random.nextInt(1000)};
        long number = numbers[random.nextInt(numbers.length)];
        int width = random.nextBoolean() ? Integer.BYTES : Long.BYTES;
        boolean isText = Character.isDigit(bytes[at]);
        for (int i = 0; i < width && at + i < bytes.length && (!isText || Character.isDigit(bytes[at + i])); i++) {
            byte changed = (byte) (number >> (8 * i));
            bytes[at + i] = isText ? (byte) ('0' + (changed & 0xFF) % 10) : changed;
        }
    }

    private static void readOrRefuse(Path what, Supplier<String> name) {
        SingleCellReader reader = SingleCellReader.withDefaults();
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            reader.describe(what);
            SingleCellData data = reader.read(what, Run.silent());
            assertEquals(data.cells().size(), data.counts().cells());
        } catch (SingleCellFormatException e) {
            assertTrue(name.get() + ": " + e.getMessage(),
                e.getMessage().startsWith("\"") && e.getMessage().endsWith("."));
            assertFalse(name.get() + ": " + e.getMessage(), e.getMessage().contains("needs more than the"));
        } catch (IOException | RuntimeException e) {
            throw new AssertionError(name.get(), e);
        }
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
        assertTrue(name.get() + " took " + seconds + " s", seconds < MAX_SECONDS);
    }

    @Test
    public void aHeaderThatClaimsTenGigabytesIsNotBelieved() throws IOException {
        assertNotBelieved(DatasetCreationOptions.DEFAULT);
        assertNotBelieved(DatasetCreationOptions.builder().chunkDimensions(4).deflate().build());
    }

    private void assertNotBelieved(DatasetCreationOptions layout) throws IOException {
        Map<String, Object> datasets = TestFiles.version3();
        datasets.put("matrix/indptr", new long[MARK]);
        Path file = folder.getRoot().toPath().resolve("test.h5");
        Files.deleteIfExists(file);
        TestFiles.hdf5(file, datasets, layout);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int patched = 0;
        for (int i = 0; i + 8 <= bytes.length; i++) {
            if (buffer.getLong(i) == MARK) {
                buffer.putLong(i, 10_000_000_000L);
                patched++;
            }
        }
        assertTrue("the length stands in the header", patched > 0);
        Files.write(file, bytes);
        String message = TestFiles.refusal(file);
        assertTrue(message, message.contains("damaged"));
    }
}
