package org.screlapse.engine.io;

import java.nio.file.Files;
import java.util.stream.Stream;

/** Formats that are recognised only to say how their files can be converted into one that can be read. */
final class ForeignFormats {

    private ForeignFormats() {
    }

    /**
     * @param file a file or folder
     * @throws SingleCellFormatException if it belongs to R or is a Zarr store
     */
    static void refuse(final FileProbe file) throws SingleCellFormatException {
        if (isR(file)) {
            throw SingleCellFormatException.about(file.path(), "is an R file, which only R can read; open it in R"
                + " and write its counts with DropletUtils::write10xCounts(\"counts.h5\","
                + " SeuratObject::LayerData(object, \"counts\"), type = \"HDF5\", version = \"3\").");
        }
        if (isZarr(file)) {
            throw SingleCellFormatException.about(file.path(), "is a Zarr store, which cannot be read; convert it in"
                + " Python with anndata.read_zarr(\"store.zarr\").write_h5ad(\"data.h5ad\").");
        }
    }

    private static boolean isR(final FileProbe file) {
        if (file.isFolder()) {
            return false;
        }
        return file.nameEndsWith(".rds", ".rdata", ".rda", ".qs", ".qs2") || file.startsWith("RDX2\n")
            || file.startsWith("RDX3\n") || file.startsWith("X\n\0\0\0")
            || file.startsWith("\u000B\u000E\n\u000C");
    }

    private static boolean isZarr(final FileProbe file) {
        if (file.isFolder()) {
            return Stream.of(".zgroup", ".zarray", ".zattrs", "zarr.json")
                .anyMatch(name -> Files.exists(file.path().resolve(name)));
        }
        return file.nameEndsWith(".zarr", ".zarr.zip") || file.startsWith("PK") && file.text().contains(".zgroup");
    }
}
