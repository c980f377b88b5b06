package org.screlapse.engine.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;

/**
 * Writes a data set to a file. Immutable.
 *
 * <p>The file is written under a hidden name in the folder of the target and moved into place when it is complete: when
 * writing fails or is cancelled, nothing is left and a file that was there before is untouched. The same data give the
 * same bytes.
 */
public final class SingleCellWriter {

    /** What kind of file is written. */
    public enum Format {
        /** Counts, annotations, embeddings, graphs and metadata. */
        H5AD("h5ad", "AnnData (.h5ad)", ".h5ad", "Everything in the data set: counts, annotations, embeddings, graphs "
            + "and metadata. Opens in Scanpy, CELLxGENE and, through anndata, in Seurat."),
        /** Counts, cell names and the features' identifiers, names, types and genomes. */
        TENX_HDF5("10x-hdf5", "10x HDF5 (.h5)", ".h5", "Counts, cell names and gene names only, as CellRanger 3 and "
            + "later write them. The counts must be whole numbers."),
        /** Cell names and their annotations. */
        CELL_TABLE("cell-table", "Cell annotations (.csv)", ".csv", "A row a cell with its name and its annotations, "
            + "without counts. Separated by tabs where the file's name ends in .tsv or .txt, compressed where it ends "
            + "in .gz.");

        private final String id;
        private final String title;
        private final String extension;
        private final String description;

        Format(final String id, final String title, final String extension, final String description) {
            this.id = id;
            this.title = title;
            this.extension = extension;
            this.description = description;
        }

        /** @return a key that does not change between versions */
        public String id() {
            return id;
        }

        /** @return its name, for a person to read */
        public String title() {
            return title;
        }

        /** @return how names of such files end, with the dot */
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
         * @param file a file that does not exist yet
         * @param progress told how far it is
         * @param warnings gets a sentence for each thing that could not be kept as it is
         * @throws IOException if the file cannot be written
         * @throws IllegalArgumentException if the format cannot hold the data: one sentence
         */
        void write(SingleCellData data, Path file, Progress progress, List<String> warnings) throws IOException;
    }

    private final Format format;
    private final boolean overwrite;

    private SingleCellWriter(final Format format, final boolean overwrite) {
        this.format = format;
        this.overwrite = overwrite;
    }

    /** @return writes {@code .h5ad} and does not replace a file */
    public static SingleCellWriter withDefaults() {
        return new SingleCellWriter(Format.H5AD, false);
    }

    /**
     * @param newFormat what kind of file is written
     * @return a writer of that format
     */
    public SingleCellWriter withFormat(final Format newFormat) {
        return new SingleCellWriter(Objects.requireNonNull(newFormat), overwrite);
    }

    /**
     * @param newOverwrite whether a file that exists is replaced
     * @return a writer that does so
     */
    public SingleCellWriter withOverwrite(final boolean newOverwrite) {
        return new SingleCellWriter(format, newOverwrite);
    }

    /**
     * Writes a data set.
     *
     * @param data the data set
     * @param target the file; its folder must exist
     * @param progress told how far it is, asked whether to stop
     * @return a sentence for each thing that the file does not hold as the data set does; empty if it holds all
     * @throws IOException if the file cannot be written or its format cannot hold the data: one sentence that names
     *         the file and says why
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    public List<String> write(final SingleCellData data, final Path target, final Progress progress)
        throws IOException {
        final List<String> warnings = new ArrayList<>();
        try (PartialFile file = PartialFile.of(target, overwrite)) {
            try {
                formatWriter(target).write(data, file.path(), progress, warnings);
                progress.checkCancelled();
                file.moveIntoPlace();
            } catch (final IOException | IllegalArgumentException e) {
                throw file.explain(e);
            } catch (final UncheckedIOException e) {
                throw file.explain(e.getCause());
            }
        }
        return List.copyOf(warnings);
    }

    private FormatWriter formatWriter(final Path target) {
        return switch (format) {
            case H5AD -> H5adWriter::write;
            case TENX_HDF5 -> TenxHdf5Writer::write;
            case CELL_TABLE -> new CellTableWriter(String.valueOf(target.getFileName()))::write;
        };
    }
}
