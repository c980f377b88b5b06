package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.Test;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/**
 * Files of Cell Ranger and of public data sets. The numbers were computed from them once with h5py and NumPy: sum of
 * all values, and sum of value × (gene index mod 97) × (cell index mod 89), indices from 1, which places each value.
 */
public class RealFilesTest {

    @Test
    public void kangHdf5AndMatrixFoldersAreTheSame() throws IOException {
        check("kang/kang_ctrl.h5", 1000, 9015, 558_407, 1_475_025, 2_796_030_789L);
        check("kang/kang_ctrl_mtx", 1000, 9015, 558_407, 1_475_025, 2_796_030_789L);
        check("kang/kang_stim.h5", 1000, 9015, 571_399, 1_606_802, 3_058_648_282L);
        check("kang/kang_stim_mtx", 1000, 9015, 571_399, 1_606_802, 3_058_648_282L);
        for (String sample : List.of("ctrl", "stim")) {
            SingleCellData hdf5 = TestFiles.read(TestFiles.shared("kang/kang_" + sample + ".h5"));
            SingleCellData folder = TestFiles.read(TestFiles.shared("kang/kang_" + sample + "_mtx"));
            assertEquals(hdf5.cells().names(), folder.cells().names());
            assertEquals(hdf5.genes().names(), folder.genes().names());
            assertArrayEquals(TestFiles.dense(hdf5), TestFiles.dense(folder));
        }
    }

    @Test
    public void referenceMatrices() throws IOException {
        check("ref/pbmc3k_hvg2000", 2638, 2000, 514_442, 1_582_886, 2_511_438_122L);
        check("ref/pbmc68k", 700, 765, 174_400, 486_651, 929_388_732L);
        check("ref/pbmc_small", 80, 230, 4456, 19_633, 46_739_729);
        check("ref/syn1500", 1500, 20_000, 3_044_765, 8_736_446, 18_937_987_683L);
    }

    @Test
    public void everyEntryOfAMatrixIsWhereItBelongs() throws IOException {
        Path folder = TestFiles.shared("ref/pbmc68k");
        float[][] values = TestFiles.dense(TestFiles.read(folder));
        try (BufferedReader lines = new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(folder.resolve("matrix.mtx.gz")))))) {
            lines.lines().filter(line -> !line.startsWith("%")).skip(1).forEach(line -> {
                String[] entry = line.split(" ");
                int gene = Integer.parseInt(entry[0]) - 1;
                int cell = Integer.parseInt(entry[1]) - 1;
                assertEquals(line, Float.parseFloat(entry[2]), values[cell][gene], 0);
            });
        }
    }

    @Test
    public void cellRanger3() throws IOException {
        String folder = "small/10x_tests/3.0.0/filtered_feature_bc_matrix";
        check(folder + ".h5", 1107, 507, 23_866, 41_549, 89_818_393);
        check(folder, 1107, 507, 23_866, 41_549, 89_818_393);
        SingleCellData data = TestFiles.read(TestFiles.shared(folder + ".h5"));
        assertEquals("CH507-9B2.2", data.genes().names().get(0));
        assertEquals("ENSG00000279493", data.genes().column("gene_ids").get().text(0));
        assertEquals("GRCh38_chr21", data.genes().column("genome").get().text(0));
    }

    @Test
    public void cellRanger1() throws IOException {
        check("small/10x_tests/1.2.0/filtered_gene_bc_matrices_h5.h5", 12, 343, 12, 12, 2483);
        SingleCellData hdf5 = TestFiles.read(TestFiles.shared("small/10x_tests/1.2.0/filtered_gene_bc_matrices_h5.h5"));
        SingleCellData folder =
            TestFiles.read(TestFiles.shared("small/10x_tests/1.2.0/filtered_gene_bc_matrices/hg19_chr21"));
        assertArrayEquals(TestFiles.dense(hdf5), TestFiles.dense(folder));
        assertEquals(hdf5.genes().names(), folder.genes().names());
    }

    @Test
    public void severalGenomes() throws IOException {
        Path file = TestFiles.shared("small/10x_tests/1.2.0/multiple_genomes.h5");
        assertEquals("\"multiple_genomes.h5\" holds the matrices of several genomes (another_genome, hg19_chr21);"
            + " choose one of them.", TestFiles.refusal(file));
        SingleCellReader reader = SingleCellReader.withDefaults();
        assertEquals(13, sums(reader.withGenome("another_genome").read(file, Run.silent()))[0]);
        assertEquals(12, sums(reader.withGenome("hg19_chr21").read(file, Run.silent()))[0]);
    }

    @Test
    public void numbersAsGeneIdentifiers() throws IOException {
        SingleCellData data = TestFiles.read(TestFiles.shared("small/10x_tests/int-ids"));
        assertEquals("574405", data.genes().column("gene_ids").get().text(0));
        assertEquals(8, sums(data)[0]);
    }

    @Test
    public void cellStatesOfLeukemias() throws IOException {
        Path file = TestFiles.shared("aml_relapse/cell_states.csv");
        SingleCellData data = TestFiles.read(file);
        assertEquals(33_841, data.cells().size());
        assertEquals("AML328-D0_AAAACCGCTACT-0", data.cells().names().get(0));
        DataSummary summary = SingleCellReader.withDefaults().describe(file);
        assertEquals(List.of("patient", "timepoint", "cell_state"), summary.cellColumnsOf(ColumnType.CATEGORICAL));
        assertEquals(List.of("umap_1", "umap_2"), summary.cellColumnsOf(ColumnType.NUMERIC));
        assertEquals(7, summary.cellColumn("cell_state").orElseThrow().categories().size());
        assertTrue(summary.cellColumn("timepoint").orElseThrow().categories().contains("diagnosis"));
    }

    private static void check(String path, int cells, int genes, long nonZeros, long sum, long placed)
        throws IOException {
        Path file = TestFiles.shared(path);
        DataSummary summary = SingleCellReader.withDefaults().describe(file);
        assertEquals(path, cells, summary.cells());
        assertEquals(path, genes, summary.genes());
        SingleCellData data = TestFiles.read(file);
        assertEquals(path, cells, data.counts().cells());
        assertEquals(path, genes, data.counts().genes());
        assertEquals(path, nonZeros, data.counts().nonZeros());
        assertTrue(path, data.counts().isCounts());
        assertArrayEquals(path, new long[]{sum, placed}, sums(data));
    }

    private static long[] sums(SingleCellData data) {
        long[] sums = new long[2];
        CellCursor cell = data.counts().cursor();
        while (cell.next()) {
            for (int i = 0; i < cell.length(); i++) {
                long value = (long) cell.values()[i];
                sums[0] += value;
                sums[1] += value * ((cell.genes()[i] + 1) % 97) * ((cell.cell() + 1) % 89);
            }
        }
        return sums;
    }
}
