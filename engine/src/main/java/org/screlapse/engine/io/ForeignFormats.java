package org.screlapse.engine.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.screlapse.engine.io.format.FileProbe;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfInput;

/** Formats that are recognized only to say how their files can be converted into one that can be read. */
final class ForeignFormats {

    private static final String WRITE_IN_R = "DropletUtils::write10xCounts(\"counts.h5\", SeuratObject::LayerData("
        + "object, layer = \"counts\"), type = \"HDF5\", version = \"3\")";

    private ForeignFormats() {
    }

    /**
     * @param file a file or folder
     * @throws IOException if the file cannot be read; a {@link SingleCellFormatException} if it is a format of R, a
     *             Zarr store, a list of molecules, sequencing reads, a file of the Loupe Browser or a workbook; the
     *             message says how to convert it, in two lines of code where code can
     */
    static void refuse(FileProbe file) throws IOException {
        if (file.isFolder()) {
            refuseZarr(file, isZarrFolder(file.path()));
            return;
        }
        if (file.isHdf5()) {
            refuseHdf5(file);
            return;
        }
        refuseR(file);
        refuseZarr(file, file.nameEndsWith(".zarr", ".zarr.zip")
            || (file.startsWith("PK") && (file.text().contains(".zgroup") || file.text().contains("zarr.json"))));
        refuseReads(file);
        if (file.nameEndsWith(".cloupe", ".loupe", ".vloupe")) {
            throw about(file, "is a file of the Loupe Browser, which only that program reads; give the"
                + " filtered_feature_bc_matrix.h5 that Cell Ranger wrote beside it.");
        }
        if ((file.startsWith("PK") && file.text().contains("[Content_Types].xml")) || file.nameEndsWith(".xls")) {
            throw about(file, "is an Excel workbook, which cannot be read; save its sheet as .csv and check that Excel"
                + " has not turned gene names such as SEPT1 into dates.");
        }
    }

    private static void refuseHdf5(FileProbe file) throws IOException {
        HdfInput input = file.open(HdfInput.class, HdfInput::open);
        List<String> parts = input.children("");
        if (parts.containsAll(List.of("barcode_idx", "umi", "count"))) {
            throw about(file, "is Cell Ranger's molecule_info.h5, which lists molecules instead of counts; give the"
                + " filtered_feature_bc_matrix.h5 that Cell Ranger wrote beside it.");
        }
        if (parts.containsAll(List.of("assays", "cell.names"))) {
            throw about(file,
                "is an h5Seurat file, which only R can read; write its counts to a file that can be read"
                    + " here, with these two lines in R:\nobject <- SeuratDisk::LoadH5Seurat(\"" + fileName(file)
                    + "\")\n" + WRITE_IN_R);
        }
    }

    private static void refuseR(FileProbe file) throws SingleCellFormatException {
        boolean workspace =
            file.nameEndsWith(".rdata", ".rda") || file.startsWith("RDX2\n") || file.startsWith("RDX3\n");
        boolean qs = file.nameEndsWith(".qs") || file.startsWith("\u000B\u000E\n\u000C");
        boolean qs2 = file.nameEndsWith(".qs2");
        if (!workspace && !qs && !qs2 && !file.nameEndsWith(".rds") && !file.startsWith("X\n\0\0\0")) {
            return;
        }
        String name = '"' + fileName(file) + '"';
        String load = workspace ? "object <- get(load(" + name + ")[1])" : qs ? "object <- qs::qread(" + name + ")"
            : qs2 ? "object <- qs2::qs_read(" + name + ")" : "object <- readRDS(" + name + ")";
        throw about(file, "is an R file, which only R can read; write its counts to a file that can be read here, with"
            + " these two lines in R (here for a Seurat object):\n" + load + "\n" + WRITE_IN_R);
    }

    private static void refuseZarr(FileProbe file, boolean zarr) throws SingleCellFormatException {
        if (zarr) {
            String name = '"' + fileName(file) + '"';
            String store = file.isFolder() ? name : "zarr.storage.ZipStore(" + name + ", mode=\"r\")";
            throw about(file, "is a Zarr store, which cannot be read; convert it with these two lines in Python:\n"
                + "import anndata, zarr\nanndata.read_zarr(" + store + ").write_h5ad(\"data.h5ad\")");
        }
    }

    private static void refuseReads(FileProbe file) throws SingleCellFormatException {
        boolean aligned = file.startsWith("BAM\1") || file.startsWith("CRAM") || file.nameEndsWith(".bam", ".cram");
        if (aligned || file.nameEndsWith(".fastq", ".fq")) {
            throw about(file, "holds sequencing reads (" + (aligned ? "aligned" : "FASTQ") + "), not counts; count them"
                + " first with Cell Ranger, STARsolo or alevin-fry, and give the matrix that these write.");
        }
    }

    private static boolean isZarrFolder(Path folder) {
        return Stream.of(".zgroup", ".zarray", ".zattrs", "zarr.json")
            .anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    private static String fileName(FileProbe file) {
        Path name = file.path().getFileName();
        return name == null ? "store" : name.toString();
    }

    private static SingleCellFormatException about(FileProbe file, String complaint) {
        return SingleCellFormatException.about(file.path(), complaint);
    }
}
