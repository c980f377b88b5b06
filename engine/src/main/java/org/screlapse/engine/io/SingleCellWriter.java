package org.screlapse.engine.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.screlapse.engine.data.FeatureTypes;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.h5ad.H5adWriter;
import org.screlapse.engine.io.tenx.TenxHdf5Writer;
import org.screlapse.engine.io.tenx.TenxMatrixWriter;
import org.screlapse.engine.io.text.CellTableWriter;
import org.screlapse.engine.task.Run;

/**
 * Writes a data set to a file, or to the folder that some formats are. Immutable.
 *
 * <p>
 * It is written under a hidden name in the folder of the target and moved into place when it is complete: when writing
 * fails or is cancelled, nothing is left and what was there before is untouched. The same data give the same bytes.
 * Overwriting replaces a file, or a folder that holds nothing but a 10x matrix; an empty folder is always taken.
 */
public final class SingleCellWriter {

    /** What kind of file is written. */
    public enum Format {
        /** Counts, layers, annotations, embeddings, graphs and metadata. */
        H5AD("h5ad", "AnnData (.h5ad)", ".h5ad",
            "Everything in the data set: counts, layers, annotations, embeddings, "
                + "graphs and metadata. Opens in Scanpy, CELLxGENE and, through anndata, in Seurat."),
        /** Counts, cell names and the features' identifiers, names, types and genomes. */
        TENX_HDF5("10x-hdf5", "10x HDF5 (.h5)", ".h5",
            "Counts, cell names and gene names only, as CellRanger 3 and "
                + "later write them. The counts must be whole numbers."),
        /** Counts, cell names and the features' identifiers, names and types, as texts. */
        TENX_MATRIX("10x-matrix", "10x matrix folder", "", "A folder with matrix.mtx.gz, features.tsv.gz and "
            + "barcodes.tsv.gz, as CellRanger 3 and later write them: counts, cell names and gene names only. Opens in "
            + "Seurat (Read10X) and Scanpy (read_10x_mtx)."),
        /** Cell names and their annotations. */
        CELL_TABLE("cell-table", "Cell annotations (.csv)", ".csv", "A row per cell with its name and its annotations, "
            + "without counts. Separated by tabs where the file's name ends in .tsv or .txt, compressed where it ends "
            + "in .gz.");

        private final String id;
        private final String title;
        private final String extension;
        private final String description;

        Format(String id, String title, String extension, String description) {
            this.id = id;
            this.title = title;
            this.extension = extension;
            this.description = description;
        }

        /**
         * Guesses what a user wants who gives this name.
         *
         * @param target a file or folder to write
         * @return the format whose files end so; a 10x matrix folder for a folder that exists and for a name without a
         *         dot; none if the ending is not known
         */
        public static Optional<Format> ofName(Path target) {
            Path last = target.getFileName();
            String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
            if (Files.isDirectory(target) || name.indexOf('.') < 0) {
                return Optional.of(TENX_MATRIX);
            }
            if (name.endsWith(H5AD.extension)) {
                return Optional.of(H5AD);
            }
            if (name.endsWith(TENX_HDF5.extension)) {
                return Optional.of(TENX_HDF5);
            }
            return name.matches(".*\\.(csv|tsv|txt)(\\.gz)?") ? Optional.of(CELL_TABLE) : Optional.empty();
        }

        /** @return a key that does not change between versions */
        public String id() {
            return id;
        }

        /** @return its name, for a person to read */
        public String title() {
            return title;
        }

        /** @return how names of such files end, with the dot; empty for a folder */
        public String extension() {
            return extension;
        }

        /** @return what it keeps and who reads it, for a person to read */
        public String description() {
            return description;
        }
    }

    /** Writes one format. */
    @FunctionalInterface
    interface FormatWriter {

        /**
         * @param data what to write
         * @param file a file or folder that does not exist yet
         * @param run told how far it is; notes each thing that could not be kept as it is
         * @throws IOException if the file cannot be written
         * @throws IllegalArgumentException if the format cannot hold the data: one sentence
         */
        void write(SingleCellData data, Path file, Run run) throws IOException;
    }

    private final Format format;
    private final boolean overwrite;

    private SingleCellWriter(Format format, boolean overwrite) {
        this.format = format;
        this.overwrite = overwrite;
    }

    /** @return writes {@code .h5ad} and does not replace what exists */
    public static SingleCellWriter withDefaults() {
        return new SingleCellWriter(Format.H5AD, false);
    }

    /**
     * @param newFormat what kind of file is written
     * @return a writer of that format
     */
    public SingleCellWriter withFormat(Format newFormat) {
        return new SingleCellWriter(Objects.requireNonNull(newFormat), overwrite);
    }

    /**
     * @param newOverwrite whether a file, or a folder with a 10x matrix, that exists is replaced
     * @return a writer that does so
     */
    public SingleCellWriter withOverwrite(boolean newOverwrite) {
        return new SingleCellWriter(format, newOverwrite);
    }

    /**
     * Finds out before a long operation whether its result could be written.
     *
     * @param target the file or folder
     * @throws IOException if its folder does not exist, or something lies there that may not be replaced: one sentence
     */
    public void check(Path target) throws IOException {
        partialOutput(target).close();
    }

    /**
     * Writes a data set.
     *
     * @param data the data set
     * @param target the file or folder; the folder in which it is to lie must exist
     * @param run told how far it is, asked whether to stop; notes each thing that the file does not hold as the data
     *            set does
     * @throws IOException if the file cannot be written or its format cannot hold the data: one sentence that names the
     *             file and says why
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    public void write(SingleCellData data, Path target, Run run) throws IOException {
        try (PartialOutput file = partialOutput(target)) {
            try {
                formatWriter(target).write(FeatureTypes.join(data), file.path(), run);
                run.checkCancelled();
                file.moveIntoPlace();
            } catch (IOException | IllegalArgumentException e) {
                throw file.explain(e);
            } catch (UncheckedIOException e) {
                throw file.explain(e.getCause());
            }
        }
    }

    private PartialOutput partialOutput(Path target) throws IOException {
        return format == Format.TENX_MATRIX ? PartialMatrixFolder.of(target, overwrite)
            : PartialFile.of(target, overwrite);
    }

    private FormatWriter formatWriter(Path target) {
        return switch (format) {
            case H5AD -> H5adWriter::write;
            case TENX_HDF5 -> TenxHdf5Writer::write;
            case TENX_MATRIX -> TenxMatrixWriter::write;
            case CELL_TABLE -> new CellTableWriter(String.valueOf(target.getFileName()))::write;
        };
    }
}
