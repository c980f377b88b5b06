package org.screlapse.engine.io;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Files that cannot be read are refused with the way to convert them. */
public class ForeignFormatsTest {

    private static final String R = " is an R file, which only R can read; write its counts to a file that can be read"
        + " here, with these two lines in R (here for a Seurat object):\n";
    private static final String WRITE = "\nDropletUtils::write10xCounts(\"counts.h5\", SeuratObject::LayerData(object,"
        + " layer = \"counts\"), type = \"HDF5\", version = \"3\")";
    private static final String ZARR = " is a Zarr store, which cannot be read; convert it with these two lines in"
        + " Python:\nimport anndata, zarr\nanndata.read_zarr(";

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void filesOfR() throws IOException {
        String rds = "\"object.rds\"" + R + "object <- readRDS(\"object.rds\")" + WRITE;
        assertEquals(rds, refusal("object.rds", "X\n\0\0\0\3"));
        assertEquals(rds, refusal("object.rds", "whatever"));
        assertEquals("\"seurat\"" + R + "object <- readRDS(\"seurat\")" + WRITE, refusal("seurat", "X\n\0\0\0\3"));
        Path compressed = temporary.getRoot().toPath().resolve("o");
        Files.write(compressed, TestFiles.gzip("X\n\0\0\0\3"));
        assertTrue(TestFiles.refusal(compressed).startsWith("\"o\"" + R));
        assertEquals("\"all.RData\"" + R + "object <- get(load(\"all.RData\")[1])" + WRITE,
            refusal("all.RData", "RDX3\nX\n"));
        assertEquals("\"o.qs\"" + R + "object <- qs::qread(\"o.qs\")" + WRITE, refusal("o.qs", "\u000B\u000E\n\u000C"));
        assertEquals("\"o.qs2\"" + R + "object <- qs2::qs_read(\"o.qs2\")" + WRITE, refusal("o.qs2", "x"));
    }

    @Test
    public void zarrStores() throws IOException {
        Path folder = temporary.newFolder("store").toPath();
        TestFiles.write(folder.resolve(".zgroup"), "{}");
        assertEquals("\"store\"" + ZARR + "\"store\").write_h5ad(\"data.h5ad\")", TestFiles.refusal(folder));
        Path zip = temporary.getRoot().toPath().resolve("store.zip");
        for (String name : List.of(".zgroup", "zarr.json")) {
            Files.write(zip, TestFiles.zip(Map.of(name, "{}".getBytes(StandardCharsets.UTF_8))));
            assertEquals("\"store.zip\"" + ZARR + "zarr.storage.ZipStore(\"store.zip\", mode=\"r\"))"
                + ".write_h5ad(\"data.h5ad\")", TestFiles.refusal(zip));
        }
    }

    @Test
    public void realZarrStores() {
        for (String version : List.of("v0.7.0", "v0.7.8", "v0.11.4")) {
            Path zarr = TestFiles.shared("small/anndata_archives").resolve(version).resolve("adata.zarr.zip");
            assertTrue(TestFiles.refusal(zarr).startsWith("\"adata.zarr.zip\"" + ZARR));
        }
    }

    @Test
    public void readsWorkbooksAndLoupe() throws IOException {
        assertEquals(
            "\"r.fastq.gz\" holds sequencing reads (FASTQ), not counts; count them first with Cell Ranger,"
                + " STARsolo or alevin-fry, and give the matrix that these write.",
            refusal("r.fastq.gz", "@A\nACGT\n+\nIIII\n"));
        assertTrue(refusal("r.bam", "BAM\1xx").startsWith("\"r.bam\" holds sequencing reads (aligned), not counts;"));
        assertEquals("\"r.cloupe\" is a file of the Loupe Browser, which only that program reads; give the"
            + " filtered_feature_bc_matrix.h5 that Cell Ranger wrote beside it.", refusal("r.cloupe", "x"));
        assertTrue(
            refusal("r.xls", "\u00D0\u00CF").startsWith("\"r.xls\" is an Excel workbook, which cannot be read;"));
    }

    private String refusal(String name, String content) throws IOException {
        return TestFiles.refusal(TestFiles.write(temporary.getRoot().toPath().resolve(name), content));
    }
}
